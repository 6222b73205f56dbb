// SPDX-License-Identifier: Apache-2.0
/** The stages, put together: on one machine with an embedded broker, or one by one against a cluster. */
@NullMarked
package photo.sluice.cli.pipeline;

import org.jspecify.annotations.NullMarked;
