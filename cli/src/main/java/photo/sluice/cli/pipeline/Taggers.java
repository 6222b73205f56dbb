// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.inference.Model;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.tagger.Earlier;
import photo.sluice.tagger.TagSource;
import photo.sluice.tagger.Tagger;
import photo.sluice.tagger.model.ModelTags;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;
import photo.sluice.tagger.word.Words;

/** Makes the tagger from the settings and the models that say what is in a photo. */
public final class Taggers {
    private static final Logger LOG = LoggerFactory.getLogger(Taggers.class);

    private Taggers() {}

    /**
     * For several threads at once; it closes no model.
     *
     * @throws Failure if there are no words in the language that is asked for
     */
    public static Tagger of(Settings settings, Models models) {
        Settings.Tags tags = settings.work().optIn().tags();
        List<TagSource> sources = new ArrayList<>();
        sources.add(new Rules(new RuleSettings(tags.flash(), tags.format())));
        for (Model model : models.content()) {
            ModelTags.of(model, tags.accuracy()).ifPresent(sources::add);
        }
        return new Tagger(sources, new Tagger.Style(tags.most(), words(settings)), models.watch());
    }

    /** What becomes of what was tagged before. */
    public static Earlier earlier(Settings settings) {
        Settings.Again again = settings.work().optIn().tags().again();
        return new Earlier(again.update(), again.untagged());
    }

    private static Words words(Settings settings) {
        String language = settings.work().optIn().tags().language();
        try {
            Words words = Words.of(language, settings.places().models());
            for (String fault : words.faults()) {
                LOG.atWarn().addKeyValue("reason", fault).log("a line of the list of words is left out");
            }
            return words;
        } catch (IOException e) {
            throw Failure.wrongUse("tags.language = " + language + ": " + e.getMessage());
        }
    }
}
