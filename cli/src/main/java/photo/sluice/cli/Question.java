// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a person; no answer is a no. */
public record Question(InputStream in, PrintStream out) {
    /** Whether the answer is yes; just Enter is. */
    public boolean yes(String text) {
        out.print(text);
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (answer == null) return false;
            String word = answer.strip().toLowerCase(Locale.ROOT);
            return word.isEmpty() || word.equals("y") || word.equals("yes");
        } catch (IOException e) {
            return false;
        }
    }
}
