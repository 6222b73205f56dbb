// SPDX-License-Identifier: Apache-2.0
/** Child processes: started, watched, started again, and never left behind. */
@NullMarked
package photo.sluice.runtime.process;

import org.jspecify.annotations.NullMarked;
