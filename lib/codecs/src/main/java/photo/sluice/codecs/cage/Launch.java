// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.IOException;
import java.nio.file.Path;

/** How a process begins: it is to connect to the socket, greet, and answer until its standard input ends. */
@FunctionalInterface
interface Launch {
    Process start(Path socket) throws IOException;
}
