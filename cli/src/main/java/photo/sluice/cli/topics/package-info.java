// SPDX-License-Identifier: Apache-2.0
/** The topics of a cluster, as its owner sets them up. */
@NullMarked
package photo.sluice.cli.topics;

import org.jspecify.annotations.NullMarked;
