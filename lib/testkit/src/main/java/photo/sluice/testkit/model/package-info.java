// SPDX-License-Identifier: Apache-2.0

/** Models of a few bytes whose answers a test can foretell. */
@NullMarked
package photo.sluice.testkit.model;

import org.jspecify.annotations.NullMarked;
