// SPDX-License-Identifier: Apache-2.0
/** The {@code sluice} command: assembles the stages on one machine, and answers questions about them. */
@NullMarked
package photo.sluice.cli;

import org.jspecify.annotations.NullMarked;
