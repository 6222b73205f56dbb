// SPDX-License-Identifier: Apache-2.0

/** A stage over one folder, without queue and broker. */
@NullMarked
package photo.sluice.testkit.shop;

import org.jspecify.annotations.NullMarked;
