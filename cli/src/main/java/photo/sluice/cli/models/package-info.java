// SPDX-License-Identifier: Apache-2.0
/** Models: which there are, how they are had, and whether they work. */
@NullMarked
package photo.sluice.cli.models;

import org.jspecify.annotations.NullMarked;
