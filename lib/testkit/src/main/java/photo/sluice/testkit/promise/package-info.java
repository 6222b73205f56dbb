// SPDX-License-Identifier: Apache-2.0
/** The promises of a stage as tests that every stage inherits, on a real broker. Needs JUnit and a broker on the class path. */
@NullMarked
package photo.sluice.testkit.promise;

import org.jspecify.annotations.NullMarked;
