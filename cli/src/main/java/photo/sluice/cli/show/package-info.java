// SPDX-License-Identifier: Apache-2.0
/** What a person, or a program, sees of a run. */
@NullMarked
package photo.sluice.cli.show;

import org.jspecify.annotations.NullMarked;
