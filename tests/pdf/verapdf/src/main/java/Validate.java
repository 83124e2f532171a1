import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validate LIST: holds PDFs to standards. A line of LIST: a standard ("ua1", "3a", "2a"), a blank, a file. Prints a line for each rule
 * that a file breaks: standard, file, clause and test of the rule, how often, the first place, what the rule says; parted by tabs.
 * At the end, how many checks there were.
 */
public final class Validate {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        long checks = 0, files = 0;
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            int blank = line.indexOf(' ');
            checks += validate(line.substring(0, blank), line.substring(blank + 1));
            ++files;
        }
        System.out.println("checked\t" + files + "\t" + checks);
    }

    private static long validate(String standard, String file) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (InputStream in = new FileInputStream(file);
             PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 100, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            report(standard, file, result.getTestAssertions());
            if (result.getTotalAssertions() == 0) say(standard, file, "-", "1", "", "nothing was checked");
            return result.getTotalAssertions();
        } catch (Exception | StackOverflowError failure) {
            say(standard, file, "-", "1", "", "cannot be read: " + failure);
            return 0;
        }
    }

    private static void report(String standard, String file, List<TestAssertion> assertions) {
        Map<String, TestAssertion> first = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        for (TestAssertion one : assertions) {
            if (one.getStatus() != TestAssertion.Status.FAILED) continue;
            String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
            first.putIfAbsent(rule, one);
            count.merge(rule, 1, Integer::sum);
        }
        first.forEach((rule, one) ->
            say(standard, file, rule, String.valueOf(count.get(rule)), one.getLocation().getContext(), one.getMessage()));
    }

    private static void say(String... fields) {
        for (int i = 0; i < fields.length; ++i) fields[i] = fields[i] == null ? "" : fields[i].replaceAll("\\s+", " ");
        System.out.println(String.join("\t", fields));
    }
}
