// SPDX-License-Identifier: Apache-2.0

/** From a model's numbers to what they say of the photo: pure, no native code. */
@NullMarked
package photo.sluice.inference.answer;

import org.jspecify.annotations.NullMarked;
