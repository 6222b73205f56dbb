/** One XMP packet: bytes to properties and back, with a proof that only what was asked for has changed. */
@NullMarked
package photo.sluice.sidecar.packet;

import org.jspecify.annotations.NullMarked;
