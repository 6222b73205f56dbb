// SPDX-License-Identifier: Apache-2.0

/** The demo's folder: about thirty named photos, each with what it shows and what should be found in it. */
@NullMarked
package photo.sluice.testkit.demo;

import org.jspecify.annotations.NullMarked;
