package chat.baton.flow.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A form written in HTML is shown within Tasklist, to admins too: it has fields and text, and nothing that could run. */
final class PageFile {

    private static final Set<String> ELEMENTS = Set.of(
            "body",
            "form",
            "fieldset",
            "legend",
            "label",
            "input",
            "textarea",
            "select",
            "option",
            "div",
            "span",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "strong",
            "em",
            "b",
            "i",
            "br",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "dl",
            "dt",
            "dd",
            "small");

    private static final Set<String> ATTRIBUTES = Set.of(
            "role",
            "name",
            "id",
            "for",
            "class",
            "type",
            "cam-variable-name",
            "cam-variable-type",
            "required",
            "readonly",
            "placeholder",
            "rows",
            "cols",
            "min",
            "max",
            "step",
            "maxlength",
            "colspan",
            "rowspan",
            "value",
            "cam-business-key");

    /** Names and classes can carry code of the framework that Tasklist is made with. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*\\b(ng|data|x|cam)[-_:])[\\w -]*");

    private static final Set<String> FREE = Set.of("placeholder", "value");

    private PageFile() {}

    static void look(FlowFile file, Report report) {
        var page = Jsoup.parseBodyFragment(new String(file.content(), StandardCharsets.UTF_8))
                .body();
        page.nodeStream()
                .filter(node -> !isHarmless(node))
                .findFirst()
                .ifPresent(node -> report.refuse("The form holds "
                        + ValueExpression.quoted(node.outerHtml().strip())
                        + ", which might run code in your colleagues' browsers. Use fields and text only, or draw a form in "
                        + "Modeler."));
    }

    private static boolean isHarmless(Node node) {
        if (node instanceof Element element) {
            return ELEMENTS.contains(element.normalName())
                    && element.attributes().asList().stream().allMatch(PageFile::isHarmless);
        }
        if (node instanceof TextNode text) {
            return !text.getWholeText().contains("{{");
        }
        return !(node instanceof DataNode)
                && (!(node instanceof Comment comment) || !comment.getData().contains("directive"));
    }

    private static boolean isHarmless(Attribute attribute) {
        return ATTRIBUTES.contains(attribute.getKey())
                && (FREE.contains(attribute.getKey())
                        ? !attribute.getValue().contains("{{")
                        : PLAIN.matcher(attribute.getValue()).matches());
    }
}
