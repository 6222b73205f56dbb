// SPDX-License-Identifier: Apache-2.0
/** The verdict policy: signals of a set to verdicts, pure and versioned; the profiles are data. */
@NullMarked
package photo.sluice.writer.policy;

import org.jspecify.annotations.NullMarked;
