// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import photo.sluice.testkit.photo.Exif;

/** The two cameras of the demo, of makers that do not exist; their day is 14 May 2026, at UTC+2. */
enum Camera {
    MAIN("Brightwater", "Brightwater R7", "048021003417", "BW 24-105mm F4 L", "IMG_%04d.JPG"),
    SECOND("Halden", "HALDEN D80", "6120947", "18-140 mm f/3.5-5.6", "DSC_%04d.JPG");

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 14, 7, 30, 0, 140_000_000);

    private final String make;
    private final String model;
    private final String serial;
    private final String lens;
    private final String naming;

    Camera(String make, String model, String serial, String lens, String naming) {
        this.make = make;
        this.model = model;
        this.serial = serial;
        this.lens = lens;
        this.naming = naming;
    }

    String file(int number) {
        return String.format(java.util.Locale.ROOT, naming, number);
    }

    /** What this camera writes about frame {@code number}: single frames are four minutes apart, far more than any burst. */
    Exif frame(int number) {
        return at(number, Duration.ZERO);
    }

    /** The same for a frame that follows frame {@code number} after this time. */
    Exif at(int number, Duration later) {
        return body().taken(MORNING.plusMinutes(4L * (number % 100)).plus(later));
    }

    private Exif body() {
        return Exif.none()
                .make(make)
                .model(model)
                .serial(serial)
                .lens(lens)
                .software(model + " Firmware 1.4.0")
                .offset(ZoneOffset.ofHours(2))
                .flash(false)
                .orientation(1)
                .focalLength(35)
                .fNumber(8)
                .iso(100)
                .exposureTime(1, 250)
                .exposureBias(0);
    }
}
