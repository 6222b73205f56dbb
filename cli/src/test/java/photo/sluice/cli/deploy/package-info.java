// SPDX-License-Identifier: Apache-2.0
/** What is shipped to run elsewhere, held against what it must fit: schemas, settings, the command line. */
@NullMarked
package photo.sluice.cli.deploy;

import org.jspecify.annotations.NullMarked;
