// SPDX-License-Identifier: Apache-2.0
/** How well our scores agree with what others say about the same pictures. */
@NullMarked
package photo.sluice.lab.agreement;

import org.jspecify.annotations.NullMarked;
