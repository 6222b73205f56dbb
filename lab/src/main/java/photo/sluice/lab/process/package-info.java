// SPDX-License-Identifier: Apache-2.0
/** Processes of Sluice, started as a user starts them, and what they take of the machine. */
@NullMarked
package photo.sluice.lab.process;

import org.jspecify.annotations.NullMarked;
