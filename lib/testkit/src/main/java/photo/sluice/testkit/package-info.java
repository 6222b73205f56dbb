// SPDX-License-Identifier: Apache-2.0

/** What tests and the demo stand on: drawn photos with known faults, hostile files, the optional real material. */
@NullMarked
package photo.sluice.testkit;

import org.jspecify.annotations.NullMarked;
