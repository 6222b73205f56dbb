/** Sidecars on a disk: which file, may we write it, and how it gets there without ever being half written. */
@NullMarked
package photo.sluice.sidecar.file;

import org.jspecify.annotations.NullMarked;
