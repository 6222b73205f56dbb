// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A screenshot: flat areas, hard edges, lines of greeked text (bars, as a font would need libraries of the system). */
final class Screen {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private Screen() {}

    static Take.Frame shot() {
        DemoPhoto photo =
                new DemoPhoto("Screenshot_2026-05-14_18-02-11.png", "a screenshot, no photo", Expected.GRAPHIC);
        return Take.Frame.of(photo, Screen::png);
    }

    private static byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            paint(g);
        } finally {
            g.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void paint(Graphics2D g) {
        box(g, 0xF4F5F7, 0, 0, WIDTH, HEIGHT);
        box(g, 0x2B3A55, 0, 0, WIDTH, 44);
        box(g, 0xFFFFFF, 0, 44, 230, HEIGHT - 44);
        box(g, 0xD5D9E0, 230, 44, 1, HEIGHT - 44);
        text(g, 0xFFFFFF, 20, 18, 140, 3);
        for (int i = 0; i < 11; i++) {
            if (i == 2) {
                box(g, 0xDCE7FA, 0, 70 + 36 * i - 10, 230, 32);
            }
            box(g, i == 2 ? 0x2F6FDE : 0x9AA3B2, 20, 70 + 36 * i, 14, 14);
            text(g, i == 2 ? 0x2F6FDE : 0x4A5364, 46, 72 + 36 * i, 60 + 37 * i % 90, i);
        }
        for (int row = 0; row < 9; row++) {
            box(g, row % 2 == 0 ? 0xFFFFFF : 0xF9FAFB, 260, 130 + 66 * row, 990, 65);
            box(g, new int[] {0x7FB069, 0xE6AA68, 0xCA3C25, 0x5B85AA}[row % 4], 276, 144 + 66 * row, 38, 38);
            text(g, 0x222A38, 334, 148 + 66 * row, 300 + 53 * row % 170, row + 20);
            text(g, 0x8A93A3, 334, 168 + 66 * row, 420 + 71 * row % 200, row + 40);
            box(g, 0x2F6FDE, 1140, 148 + 66 * row, 90, 30);
            text(g, 0xFFFFFF, 1158, 159 + 66 * row, 54, row + 60);
        }
        text(g, 0x222A38, 260, 78, 320, 99);
        text(g, 0x8A93A3, 260, 100, 520, 98);
    }

    private static void box(Graphics2D g, int rgb, int x, int y, int w, int h) {
        g.setColor(new Color(rgb));
        g.fillRect(x, y, w, h);
    }

    /** Words of bars, eight pixels high, over {@code length} pixels. */
    private static void text(Graphics2D g, int rgb, int x, int y, int length, int words) {
        int at = x;
        for (int i = 0; at < x + length; i++) {
            int letters = 2 + (words * 7 + i * 5) % 7;
            for (int k = 0; k < letters && at < x + length; k++, at += 6) {
                int tall = (words + i + k) % 4 == 0 ? 10 : 7;
                box(g, rgb, at, y + 10 - tall, 2, tall);
                box(g, rgb, at + 2, y + ((k + i) % 2 == 0 ? 3 : 8), 2, 2);
            }
            at += 6;
        }
    }
}
