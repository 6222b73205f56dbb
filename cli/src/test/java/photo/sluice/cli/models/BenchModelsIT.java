// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.cli.Failure;
import picocli.CommandLine;

class BenchModelsIT {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void withoutModelsItSaysHowToGetSome() {
        assertThat(status("models", "--models", folder.toString())).isEqualTo(Failure.ENVIRONMENT);
        assertThat(said.toString()).contains("sluice models pull starter", "sluice models add");
    }

    @Test
    void aWrongModelIsNotMeasuredAndTheCommandGoesOn() throws Exception {
        Files.writeString(folder.resolve("a.onnx"), "no graph");
        Files.writeString(folder.resolve("b.onnx"), "none either");
        assertThat(status("models", "--json", "--device", "cpu", "--models", folder.toString()))
                .isEqualTo(1);
    }

    @Test
    void aDeviceThatIsNoneIsWrongUse() throws Exception {
        Files.writeString(folder.resolve("a.onnx"), "no graph");
        assertThat(status("models", "--device", "gpu", "--models", folder.toString()))
                .isEqualTo(Failure.WRONG_USE);
        assertThat(said.toString()).contains("device must be");
    }

    private int status(String... args) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (!(e instanceof Failure failure)) throw e;
                    said.write(String.valueOf(failure.getMessage()));
                    return failure.status();
                })
                .execute(args);
    }
}
