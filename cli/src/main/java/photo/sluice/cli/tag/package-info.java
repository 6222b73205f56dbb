// SPDX-License-Identifier: Apache-2.0
/** {@code sluice tag}: what models and rules see in photos, told to people and to programs, and painted into copies. */
@NullMarked
package photo.sluice.cli.tag;

import org.jspecify.annotations.NullMarked;
