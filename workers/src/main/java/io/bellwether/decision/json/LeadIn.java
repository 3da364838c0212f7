package io.bellwether.decision.json;

import io.bellwether.decision.domain.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one short line that may stand before an answer: it ends in a colon and says no more than that the answer follows.
 * Only lines of known words are known: what is any other word may be "previous", "do not execute" or "example" in some
 * language.
 */
final class LeadIn {
    private static final int LONGEST = 120;

    /** Signs that say nothing in such a line; a question mark or a digit does. */
    private static final Pattern SIGNS = Pattern.compile("[\\s,.!'’()\\[\\]*_#>`\"“”\\-–—]+");

    /** A line about the shape of an answer announces an example of it, not the answer. */
    private static final Pattern SHAPE = Pattern.compile(
            ".*\\b(?:decision|answer|response|reply|output|result|plan|object|recommendations?) (?:json )?"
                    + "(?:format|schema|structure)\\b.*"
                    + "|.*\\b(?:format|schema|structure) (?:of|for|to) (?:[a-z]+ ){0,3}(?:decision|answer|response|reply|output"
                    + "|result|plan|object|json|recommendations?|trades|orders)\\b.*");

    /** A line about the answer of somebody else, or about what was asked with, announces that. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            ".*\\b(?:decisions?|answer|response|reply|output|result|plan|recommendations?|trades|orders|json|object)"
                    + " (?:that )?(?:you (?:have )?(?:made|recommend|propose|provided)|made|provided|above)\\b.*"
                    + "|.*\\bcurrent (?:decisions?|answer|response|plan|recommendations?|trades|orders|json|object)\\b.*"
                    + "|(?:based|given|considering|using|according|with|per|after|from|analyzing|analysing|reviewing)"
                    + "(?! .*\\b(?:here|heres|is|are|below|follows)\\b).*"
                    + "|.*\\b(?:json|object) (?:of|from) (?:the )?(?:current )?"
                    + "(?:market|snapshot|context|facts|data|information|portfolio|conditions)\\b.*");

    /** Signs that such a line may begin with. */
    private static final String OPENING = "*_`\"“(";

    private static final Set<String> SHAPES = Set.of("format", "schema", "structure");
    private static final Set<String> QUESTIONS = Set.of("is", "are", "ist", "sind", "have");
    private static final Set<String> UNSAID = Set.of("json", "object");

    /**
     * The words of a language.
     *
     * @param nouns what an answer is called; one of them must be there
     * @param words what else may be
     */
    private record Language(Set<String> nouns, Set<String> words) {
        static Language of(String nouns, String words) {
            Set<String> all = new HashSet<>(Arrays.asList(words.split(" ")));
            Set<String> named = Set.of(nouns.split(" "));
            all.addAll(named);
            return new Language(named, all);
        }
    }

    private static final List<Language> LANGUAGES = List.of(
            Language.of(
                    "decision decisions answer response reply json object output result plan recommendation"
                            + " recommendations assistant trades orders",
                    "here s heres is are below following follows attached this these that the a an my our your it its"
                            + " final full complete whole single valid strict structured requested required desired"
                            + " formatted proposed recommended corrected revised repaired fixed updated trading trade"
                            + " desk portfolio investment daily session sessions today day current for of on in as by to"
                            + " with per from and based given considering using according matching matches conforming"
                            + " conforms adhering adheres schema format structure specified you i ve have made asked"
                            + " requested wanted recommend propose after analyzing analysing reviewing considering"
                            + " analysis snapshot context facts data information market conditions provided above again sure"
                            + " certainly okay ok course absolutely understood great right well all now"),
            Language.of(
                    "entscheidung handelsentscheidung antwort ergebnis json objekt ausgabe",
                    "hier ist sind die das der den dem mein meine unsere unser endgültige finale folgende angeforderte"
                            + " gewünschte verlangte korrigierte überarbeitete für diese dieser heute heutige sitzung im"
                            + " als format gerne natürlich"),
            Language.of(
                    "décision réponse résultat json objet sortie",
                    "voici ma mon notre la le l les finale final complète demandée demandé corrigée pour cette séance"
                            + " journée du jour de trading au format en"),
            Language.of(
                    "decisión respuesta resultado json objeto salida",
                    "aquí está tengo mi nuestra la el final completa solicitada corregida para esta sesión de hoy en"
                            + " formato es a continuación trading"),
            Language.of(
                    "decisione risposta risultato json oggetto",
                    "ecco la il mia mio nostra finale completa richiesta corretta per questa sessione di oggi in formato"),
            Language.of(
                    "decisão resposta resultado json objeto",
                    "aqui está a o minha meu nossa final completa solicitada corrigida para esta sessão de hoje em"
                            + " formato segue abaixo"),
            Language.of(
                    "beslissing antwoord resultaat json",
                    "hier is mijn onze het de definitieve volledige gevraagde voor deze sessie van vandaag in"),
            Language.of(
                    "решение ответ результат json",
                    "вот мое моё наше итоговое окончательное торговое для этой сессии на сегодня в формате"));

    /** Languages without blanks between words, and lines that name nothing: whole lines, without their blanks. */
    private static final Set<String> LINES = Set.of(
            "hereyougo",
            "hereitis",
            "surehereyougo",
            "surehereitis",
            "certainlyhereyougo",
            "okhereitis",
            "以下是我的决定",
            "以下是决定",
            "以下是最终决定",
            "以下是交易决策",
            "以下是我的交易决策",
            "以下是我的回答",
            "以下是json",
            "我的决定",
            "最终决定",
            "交易决策",
            "决定",
            "答案",
            "最终答案",
            "回答",
            "以下が私の決定です",
            "以下は私の決定です",
            "以下は決定です",
            "私の決定",
            "最終決定",
            "決定",
            "결정",
            "최종결정",
            "답변",
            "다음은결정입니다",
            "다음은저의결정입니다");

    private final Set<String> facts;

    /** Session and date of the context may be named; those of another session may not. */
    LeadIn(DeskContext context) {
        this.facts = Set.of(
                context.desk().session().name().toLowerCase(Locale.ROOT),
                context.desk().tradingDate().toString());
    }

    /** Index behind the line that begins there, which is a lead-in; the same index when there is none. */
    int behind(String text, int from) {
        int colon = from;
        while (colon < text.length() && text.charAt(colon) != ':' && text.charAt(colon) != '：') {
            if (text.charAt(colon) == '\n' || colon - from > LONGEST) {
                return from;
            }
            colon++;
        }
        return colon < text.length() && says(text.substring(from, colon)) ? colon + 1 : from;
    }

    private boolean says(String line) {
        String plain = line.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || (!Character.isLetter(plain.charAt(0)) && OPENING.indexOf(plain.charAt(0)) < 0)) {
            return false;
        }
        for (String fact : facts) {
            plain = plain.replace(fact, " ");
        }
        List<String> words = new ArrayList<>(List.of(SIGNS.split(plain.strip())));
        words.removeIf(String::isEmpty);
        return LINES.contains(String.join("", words)) || LANGUAGES.stream().anyMatch(language -> says(words, language));
    }

    private static boolean says(List<String> words, Language language) {
        boolean shape = words.stream().anyMatch(SHAPES::contains);
        // "is this the decision" asks
        boolean asks = !words.isEmpty() && QUESTIONS.contains(words.getFirst());
        return !asks
                && language.words().containsAll(words)
                && words.stream().anyMatch(word -> language.nouns().contains(word) && !(shape && UNSAID.contains(word)))
                && !words.getLast().equals("a")
                && !SHAPE.matcher(String.join(" ", words)).matches()
                && !OF_OTHERS.matcher(String.join(" ", words)).matches();
    }
}
