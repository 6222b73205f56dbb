// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What we wrote is to be taken back, as far as nobody has changed it since.
 *
 * @param run only of sidecars that this run wrote last, and only what it wrote; empty: all that we ever wrote
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UndoRequested(Scope scope, Optional<String> run) implements Request {}
