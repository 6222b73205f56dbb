// SPDX-License-Identifier: Apache-2.0
/** The contact sheet: what the sidecars of a folder say, as one HTML file that needs nothing else, as CSV and as JSON. */
@NullMarked
package photo.sluice.cli.report;

import org.jspecify.annotations.NullMarked;
