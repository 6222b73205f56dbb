// SPDX-License-Identifier: Apache-2.0

/** Scenes painted in linear light from a seed, made to measure like photographs: pure Java, the same pixels everywhere. */
@NullMarked
package photo.sluice.testkit.scene;

import org.jspecify.annotations.NullMarked;
