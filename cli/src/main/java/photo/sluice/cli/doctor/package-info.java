// SPDX-License-Identifier: Apache-2.0
/** Looks at this machine, at folders and at the sidecars in them, and says what is wrong; reads only. */
@NullMarked
package photo.sluice.cli.doctor;

import org.jspecify.annotations.NullMarked;
