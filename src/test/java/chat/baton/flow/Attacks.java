package chat.baton.flow;

import static chat.baton.flow.Attack.EVIL;
import static chat.baton.flow.Attack.arrow;
import static chat.baton.flow.Attack.call;
import static chat.baton.flow.Attack.extension;
import static chat.baton.flow.Attack.file;
import static chat.baton.flow.Attack.flow;
import static chat.baton.flow.Attack.oneStep;
import static chat.baton.flow.Attack.property;
import static chat.baton.flow.Attack.say;
import static chat.baton.flow.Attack.step;
import static chat.baton.flow.Attack.table;
import static chat.baton.flow.Attack.task;
import static chat.baton.flow.Attack.timer;
import static chat.baton.flow.Attack.userTask;

import chat.baton.flow.inspection.FlowFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is known to run code, to reach other merchants or to bring a process engine down. */
final class Attacks {

    private static final String METHODS = "no properties, methods or functions";
    private static final String SCRIPTS = "Scripts are not run here";

    private Attacks() {}

    static Stream<Attack> all() {
        return Stream.of(expressions(), code(), others(), endless(), xml(), tables(), forms(), webhooks())
                .flatMap(attacks -> attacks);
    }

    /** An expression in every place where the engine would evaluate one. */
    private static Stream<Attack> expressions() {
        return Stream.of(
                new Attack(
                        "a condition",
                        List.of(flow(
                                "attack",
                                say("", "")
                                        + arrow("Start", "Step")
                                        + "<bpmn:sequenceFlow id=\"Flow\" sourceRef=\"Step\" targetRef=\"End\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                        + EVIL + "</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                        METHODS),
                step("a duration", timer("<bpmn:timeDuration>" + EVIL + "</bpmn:timeDuration>"), METHODS),
                step("a date", timer("<bpmn:timeDate>" + EVIL + "</bpmn:timeDate>"), METHODS),
                step("a cycle", timer("<bpmn:timeCycle>" + EVIL + "</bpmn:timeCycle>"), "Only plain text"),
                root(
                        "a message's name",
                        "<bpmn:message id=\"Message\" name=\"" + EVIL + "\" />",
                        "use ${say} and ${ask}"),
                root("a signal's name", "<bpmn:signal id=\"Signal\" name=\"" + EVIL + "\" />", "Signals would reach"),
                root(
                        "an error's message",
                        "<bpmn:error id=\"Error\" errorCode=\"X\" camunda:errorMessage=\"" + EVIL + "\" />",
                        "errorMessage"),
                root("an error's code", "<bpmn:error id=\"Error\" errorCode=\"" + EVIL + "\" />", "Only plain text"),
                step("an assignee", userTask("camunda:assignee=\"" + EVIL + "\"", ""), METHODS),
                step("candidate groups", userTask("camunda:candidateGroups=\"" + EVIL + "\"", ""), METHODS),
                step("candidate users", userTask("camunda:candidateUsers=\"" + EVIL + "\"", ""), METHODS),
                step("a due date", userTask("camunda:dueDate=\"" + EVIL + "\"", ""), METHODS),
                step("a follow-up date", userTask("camunda:followUpDate=\"" + EVIL + "\"", ""), METHODS),
                step("a priority", userTask("camunda:priority=\"" + EVIL + "\"", ""), METHODS),
                step("a task's name", userTask("name=\"" + EVIL + "\"", ""), METHODS),
                step(
                        "a task's description",
                        userTask("", "<bpmn:documentation>" + EVIL + "</bpmn:documentation>"),
                        METHODS),
                step("a called flow", call("calledElement=\"" + EVIL + "\"", ""), "Only plain text"),
                step(
                        "a tenant",
                        call("calledElement=\"product-checkout\" camunda:calledElementTenantId=\"" + EVIL + "\"", ""),
                        "Leave it out"),
                step(
                        "an input parameter",
                        say(
                                "",
                                extension("<camunda:inputOutput><camunda:inputParameter name=\"a\">" + EVIL
                                        + "</camunda:inputParameter></camunda:inputOutput>")),
                        METHODS),
                step(
                        "an output parameter",
                        say(
                                "",
                                extension("<camunda:inputOutput><camunda:outputParameter name=\"a\">" + EVIL
                                        + "</camunda:outputParameter></camunda:inputOutput>")),
                        METHODS),
                step(
                        "an in mapping",
                        call(
                                "calledElement=\"product-checkout\"",
                                extension("<camunda:in sourceExpression=\"" + EVIL + "\" target=\"a\" />")),
                        METHODS),
                step(
                        "a business key",
                        call(
                                "calledElement=\"product-checkout\"",
                                extension("<camunda:in businessKey=\"" + EVIL + "\" />")),
                        "serves the same conversation"),
                step(
                        "a cardinality",
                        say(
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + EVIL
                                        + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
                        METHODS),
                step(
                        "a completion condition",
                        say(
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>"
                                        + EVIL + "</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"),
                        METHODS),
                step(
                        "a form field",
                        userTask(
                                "",
                                extension(
                                        "<camunda:formData><camunda:formField id=\"a\" label=\"A\" type=\"string\" defaultValue=\""
                                                + EVIL + "\" /></camunda:formData>")),
                        METHODS),
                step(
                        "a retry cycle",
                        say(
                                "camunda:asyncBefore=\"true\"",
                                extension("<camunda:failedJobRetryTimeCycle>" + EVIL
                                        + "</camunda:failedJobRetryTimeCycle>")),
                        "Only plain text"),
                step(
                        "a job's priority",
                        say("camunda:asyncBefore=\"true\" camunda:jobPriority=\"" + EVIL + "\"", ""),
                        "pushes in front"),
                step("a step's setting", say("", property("text", EVIL)), METHODS),
                step("a property", say("", property("text", "${order.class.classLoader}")), METHODS),
                step("an index", say("", property("text", "${order['class']}")), METHODS),
                step("a function", say("", property("text", "${currentUser()}")), METHODS),
                step("the engine's objects", say("", property("text", "${execution}")), "is no variable"),
                step("deferred evaluation", say("", property("text", EVIL.replace("$", "#"))), METHODS),
                step(
                        "brackets without end",
                        say("", property("text", "${" + "(".repeat(2000) + "}")),
                        "too complicated"),
                step("a secret bean", say("", property("text", "${say}")), "is no variable"));
    }

    private static Attack root(String what, String element, String reason) {
        var flow = edited(oneStep("attack", say("", "")), "<bpmn:process", element + "<bpmn:process");
        return new Attack(what, List.of(flow), reason);
    }

    private static Stream<Attack> code() {
        return Stream.of(
                step(
                        "a script",
                        "<bpmn:scriptTask id=\"Step\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        SCRIPTS),
                step(
                        "a juel script",
                        "<bpmn:scriptTask id=\"Step\" scriptFormat=\"juel\"><bpmn:script>" + EVIL
                                + "</bpmn:script></bpmn:scriptTask>",
                        SCRIPTS),
                step(
                        "a script from elsewhere",
                        "<bpmn:scriptTask id=\"Step\" scriptFormat=\"groovy\" camunda:resource=\"http://127.0.0.1/x\" />",
                        SCRIPTS),
                step(
                        "a class",
                        service("camunda:class=\"org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior\""),
                        "Java classes cannot"),
                step("an expression", service("camunda:expression=\"" + EVIL + "\""), "such as ${say}"),
                step("a shell", service("camunda:type=\"shell\""), "Shell, mail and external"),
                step("a mail", service("camunda:type=\"mail\""), "Shell, mail and external"),
                step(
                        "an external task",
                        service("camunda:type=\"external\" camunda:topic=\"x\""),
                        "Shell, mail and external"),
                step("another bean", service("camunda:delegateExpression=\"${dataSource}\""), "none of Baton's steps"),
                step(
                        "a step of the takeover",
                        service("camunda:delegateExpression=\"${transferToBot}\""),
                        "none of Baton's steps"),
                step(
                        "a bean behind a condition",
                        service("camunda:delegateExpression=\"${true ? dataSource : say}\""),
                        "none of Baton's steps"),
                step(
                        "a connector",
                        say(
                                "",
                                extension(
                                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")),
                        "Connectors are not run"),
                step(
                        "a field",
                        say("", extension("<camunda:field name=\"command\" stringValue=\"id\" />")),
                        "Fields belong to Java"),
                step(
                        "an execution listener",
                        say("", extension("<camunda:executionListener class=\"x.Y\" event=\"start\" />")),
                        "Listeners are not run"),
                step(
                        "a listener's script",
                        say(
                                "",
                                extension(
                                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener>")),
                        "Listeners are not run"),
                step(
                        "a task listener",
                        userTask(
                                "",
                                extension(
                                        "<camunda:taskListener delegateExpression=\"${takeoverAssigned}\" event=\"assignment\" />")),
                        "Listeners are not run"),
                step(
                        "a script in a mapping",
                        say(
                                "",
                                extension(
                                        "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>")),
                        SCRIPTS),
                step(
                        "a validator",
                        userTask(
                                "",
                                extension(
                                        "<camunda:formData><camunda:formField id=\"a\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"x.Y\" /></camunda:validation></camunda:formField></camunda:formData>")),
                        "these constraints only"),
                step(
                        "a variable mapping",
                        call("calledElement=\"product-checkout\" camunda:variableMappingClass=\"x.Y\"", ""),
                        "Java classes cannot"),
                step(
                        "a message sent by a class",
                        "<bpmn:intermediateThrowEvent id=\"Step\"><bpmn:messageEventDefinition camunda:class=\"x.Y\" /></bpmn:intermediateThrowEvent>",
                        "use ${say} and ${ask}"),
                new Attack(
                        "a condition in a language",
                        List.of(
                                flow(
                                        "attack",
                                        say("", "") + arrow("Start", "Step")
                                                + "<bpmn:sequenceFlow id=\"Flow\" sourceRef=\"Step\" targetRef=\"End\"><bpmn:conditionExpression language=\"groovy\">1</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                        "scripts are not run"),
                step(
                        "the engine's old namespace",
                        "<bpmn:serviceTask id=\"Step\" xmlns:old=\"http://activiti.org/bpmn\" old:class=\"x.Y\" />",
                        "activiti.org"),
                step(
                        "settings twice",
                        say("", property("text", "Hello") + property("text", "Hello")),
                        "more than once"));
    }

    private static String service(String attributes) {
        return "<bpmn:serviceTask id=\"Step\" " + attributes + " />";
    }

    private static Stream<Attack> others() {
        return Stream.of(
                step("a call of the takeover", call("calledElement=\"takeover\"", ""), "that you may call"),
                step(
                        "a call of another merchant's flow",
                        call("calledElement=\"neighbours-own\"", ""),
                        "that you may call"),
                step(
                        "an older version",
                        call(
                                "calledElement=\"product-checkout\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"1\"",
                                ""),
                        "latest version"),
                new Attack(
                        "two flows of one id",
                        List.of(
                                oneStep("attack", say("", "")),
                                new FlowFile(
                                        "copy.bpmn",
                                        oneStep("attack", say("", "")).content())),
                        "the same id"),
                new Attack(
                        "an end that means nothing",
                        List.of(flow(
                                "attack",
                                arrow("Start", "Step") + say("", "") + arrow("Step", "Over")
                                        + "<bpmn:endEvent id=\"Over\">" + property("outcome", "glorious")
                                        + "</bpmn:endEvent>")),
                        "finished, cancelled or timed-out"),
                new Attack("the takeover's own key", List.of(oneStep("takeover", say("", ""))), "is Baton's own"),
                step(
                        "another conversation",
                        call(
                                "calledElement=\"product-checkout\"",
                                extension("<camunda:in businessKey=\"${other}\" />")),
                        "serves the same conversation"),
                step("another's order", task("Step", "ask", "", property("variable", "order")), "is Baton's own"),
                step(
                        "another's cart",
                        say(
                                "",
                                extension(
                                        "<camunda:inputOutput><camunda:outputParameter name=\"cart\">1</camunda:outputParameter></camunda:inputOutput>")),
                        "is Baton's own"),
                step(
                        "variables without end",
                        say(
                                "",
                                extension(IntStream.range(0, 201)
                                        .mapToObj(n -> "<camunda:outputParameter name=\"v" + n
                                                + "\">x</camunda:outputParameter>")
                                        .collect(Collectors.joining(
                                                "", "<camunda:inputOutput>", "</camunda:inputOutput>")))),
                        "more than 200 variables"),
                step(
                        "a variable the customer names",
                        task("Step", "ask", "", property("variable", "${answer}")),
                        "written out"),
                step(
                        "another's table",
                        "<bpmn:businessRuleTask id=\"Step\" camunda:decisionRef=\"neighbours-table\" camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"a\" />",
                        "that you may call"),
                step(
                        "a form elsewhere",
                        userTask("camunda:formKey=\"https://evil.example/login\"", ""),
                        "deployed with the flow"),
                step(
                        "a list of objects",
                        "<bpmn:businessRuleTask id=\"Step\" camunda:decisionRef=\"table\" camunda:mapDecisionResult=\"resultList\" camunda:resultVariable=\"a\" />",
                        "singleEntry"));
    }

    private static Stream<Attack> endless() {
        var gateway = "<bpmn:exclusiveGateway id=\"Gateway\" />";
        return Stream.of(
                new Attack(
                        "a loop",
                        List.of(flow(
                                "attack",
                                gateway
                                        + say("", "")
                                        + arrow("Start", "Gateway")
                                        + arrow("Gateway", "Step")
                                        + arrow("Step", "Gateway"))),
                        "waits for nobody"),
                new Attack("a loop that waits too little", List.of(saysEvery("PT5S")), "waits for nobody"),
                new Attack("a loop that waits as told", List.of(saysEvery("${answer}")), "waits for nobody"),
                new Attack(
                        "a loop through an error",
                        List.of(flow(
                                "attack",
                                say("", "")
                                        + "<bpmn:boundaryEvent id=\"Caught\" attachedToRef=\"Step\"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>"
                                        + arrow("Start", "Step") + arrow("Caught", "Step") + arrow("Step", "End"))),
                        "waits for nobody"),
                new Attack(
                        "a repetition within a repetition",
                        List.of(oneStep("attack", repeated(repeated(say("", ""))))),
                        "within another"),
                new Attack(
                        "a loop through a subprocess",
                        List.of(flow(
                                "attack",
                                "<bpmn:subProcess id=\"Step\"><bpmn:startEvent id=\"In\" /><bpmn:endEvent id=\"Out\" />"
                                        + arrow("In", "Out") + "</bpmn:subProcess>" + gateway
                                        + arrow("Start", "Gateway") + arrow("Gateway", "Step")
                                        + arrow("Step", "Gateway"))),
                        "waits for nobody"),
                new Attack(
                        "a loop of jobs",
                        List.of(flow(
                                "attack",
                                say("camunda:asyncBefore=\"true\"", "")
                                        + gateway
                                        + arrow("Start", "Gateway")
                                        + arrow("Gateway", "Step")
                                        + arrow("Step", "Gateway"))),
                        "waits for nobody"),
                new Attack(
                        "a loop through a short timer",
                        List.of(flow(
                                "attack",
                                timer("<bpmn:timeDuration>PT1S</bpmn:timeDuration>")
                                        + gateway
                                        + arrow("Start", "Gateway")
                                        + arrow("Gateway", "Step")
                                        + arrow("Step", "Gateway"))),
                        "waits for nobody"),
                step("a fast cycle", timer("<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>"), "at least a minute"),
                step("a cron", timer("<bpmn:timeCycle>0/1 * * * * ?</bpmn:timeCycle>"), "at least a minute"),
                step(
                        "a timer in the far future",
                        timer("<bpmn:timeDuration>P99999999Y</bpmn:timeDuration>"),
                        "five years"),
                new Attack(
                        "a flow that starts itself",
                        List.of(
                                edited(
                                        oneStep("attack", say("", "")),
                                        "<bpmn:startEvent id=\"Start\" />",
                                        "<bpmn:startEvent id=\"Start\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>")),
                        "plain start event"),
                new Attack(
                        "many timers",
                        List.of(oneStep(
                                "attack",
                                say("", "")
                                        + IntStream.range(0, 21)
                                                .mapToObj(
                                                        n -> "<bpmn:boundaryEvent id=\"T" + n
                                                                + "\" attachedToRef=\"Step\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>")
                                                .collect(Collectors.joining()))),
                        "20 timers"),
                step(
                        "a giant multi-instance",
                        say(
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
                        "up to 20"),
                step(
                        "a collection",
                        say("", "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"" + EVIL + "\" />"),
                        "loop cardinality"),
                step(
                        "a condition that is looked at all the time",
                        "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:conditionalEventDefinition><bpmn:condition>${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
                        "gateways only"),
                new Attack(
                        "a thousand steps",
                        List.of(flow(
                                "attack",
                                IntStream.range(0, 501)
                                        .mapToObj(n -> "<bpmn:task id=\"Task" + n + "\" />")
                                        .collect(Collectors.joining()))),
                        "more than 500 steps"));
    }

    private static Stream<Attack> xml() {
        var flow = new String(oneStep("attack", say("", "")).content(), StandardCharsets.UTF_8);
        var head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        return Stream.of(
                xml(
                        "an external entity",
                        flow.replace(head, head + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                                .replace("Do it", "&e;"),
                        "document type"),
                xml(
                        "a billion laughs",
                        flow.replace(head, head + "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"),
                        "document type"),
                xml(
                        "a foreign document type",
                        flow.replace(head, head + "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\">"),
                        "document type"),
                xml(
                        "deep nesting",
                        flow.replace(
                                "<bpmn:startEvent",
                                "<bpmn:subProcess>".repeat(60) + "</bpmn:subProcess>".repeat(60) + "<bpmn:startEvent"),
                        "nested more than"),
                xml(
                        "many elements",
                        flow.replace("<bpmn:startEvent", "<bpmn:task />".repeat(10_000) + "<bpmn:startEvent"),
                        "more than 10000 elements"),
                xml("a long text", flow.replace("Do it", "x".repeat(20_000)), "more than 10000 characters"),
                xml("something else", "PK", "no XML"),
                new Attack(
                        "another encoding",
                        List.of(new FlowFile(
                                "attack.bpmn", flow.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))),
                        "UTF-8"),
                new Attack(
                        "an encoding that is not the one declared",
                        List.of(file("attack.bpmn", flow.replace("UTF-8", "IBM037"))),
                        "UTF-8"),
                new Attack(
                        "a large file",
                        List.of(file("attack.bpmn", flow + " ".repeat(1024 * 1024))),
                        "larger than 1 MB"),
                new Attack(
                        "many files",
                        IntStream.range(0, 21)
                                .mapToObj(n -> file("f" + n + ".form", "{}"))
                                .toList(),
                        "more than 20 files"),
                new Attack("a program", List.of(file("evil.js", "1")), "ends in .bpmn"),
                new Attack("a case", List.of(file("evil.cmmn", "1")), "ends in .bpmn"),
                new Attack("a file outside", List.of(file("../../evil.bpmn", flow)), "ends in .bpmn"),
                new Attack(
                        "no flow at all",
                        List.of(file("attack.bpmn", flow.replace("isExecutable=\"true\"", "isExecutable=\"false\""))),
                        "can run"));
    }

    private static Attack xml(String what, String content, String reason) {
        return new Attack(what, List.of(file("attack.bpmn", content)), reason);
    }

    private static Stream<Attack> tables() {
        return Stream.concat(cells(), Stream.concat(wholeTables(), decidingTables()));
    }

    private static Stream<Attack> wholeTables() {
        return Stream.of(
                tableWith(
                        "a script in a column",
                        "<inputExpression id=\"InputExpression_1\"",
                        "<inputExpression id=\"InputExpression_1\" expressionLanguage=\"groovy\"",
                        "written in FEEL"),
                tableWith(
                        "an expression in an answer",
                        "<outputEntry id=\"Cell_2\"",
                        "<outputEntry id=\"Cell_2\" expressionLanguage=\"juel\"",
                        "written in FEEL"),
                tableWith("a column that computes", "<text>words</text>", "<text>" + EVIL + "</text>", "no loops"),
                tableWith(
                        "a language for all cells",
                        " name=\"Table\" namespace",
                        " expressionLanguage=\"javascript\" namespace",
                        "written in FEEL"),
                tableWith(
                        "a decision that is a script",
                        "</definitions>",
                        "<decision id=\"other\"><literalExpression id=\"Literal_1\" expressionLanguage=\"javascript\"><text>1</text></literalExpression></decision></definitions>",
                        "written in FEEL"),
                tableWith(
                        "a function of one's own",
                        "</definitions>",
                        "<businessKnowledgeModel id=\"Model_1\"><encapsulatedLogic><literalExpression><text>f(1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel></definitions>",
                        "Functions of one's own are not"),
                tableWith(
                        "an external entity in a table",
                        "<definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions",
                        "document type"),
                tableWith(
                        "rules without end",
                        "</decisionTable>",
                        IntStream.range(0, 501)
                                        .mapToObj(n -> "<rule id=\"R%d\" />".formatted(n))
                                        .collect(Collectors.joining())
                                + "</decisionTable>",
                        "more than 500 rules"),
                cell("a cell without end", "feel", "1" + ",1".repeat(250), "500 characters at most"));
    }

    private static Attack tableWith(String what, String from, String to, String reason) {
        return new Attack(what, List.of(edited(table("<text>\"x\"</text>"), from, to)), reason);
    }

    /** In place of those that the bot decides by. */
    private static Stream<Attack> decidingTables() {
        var routing = OwnTable.routing("words");
        return Stream.of(
                new Attack(
                        "a table that starts the takeover",
                        List.of(routing.rule("-", "\"takeover\"").file()),
                        "that you may start"),
                new Attack(
                        "a table that starts another merchant's flow",
                        List.of(routing.rule("-", "\"neighbours-own\"").file()),
                        "that you may start"),
                new Attack(
                        "a table that reads what is none of its business",
                        List.of(OwnTable.routing("secrets").rule("-", "trigger").file()),
                        "There is no secrets here"));
    }

    private static Stream<Attack> cells() {
        return Stream.of(
                cell("a table with a script", "javascript", "1", "written in FEEL"),
                cell("a table with an expression", "juel", EVIL, "written in FEEL"),
                cell("an expression in a cell", "feel", EVIL, "no loops"),
                cell("a loop in a cell", "feel", "for x in 1..1000000000 return x", "no loops"),
                cell("some in a cell", "feel", "some x in [1..1000000000] satisfies x = 0", "no loops"),
                cell("a Java function", "feel", "{f: function(x) external {java: {class: \"x.Y\"}}}.f(1)", "no loops"),
                cell("a huge power", "feel", "9 ** 999999999", "no loops"),
                cell("a regular expression", "feel", "matches(words, \"(a+)+b\")", "no loops"),
                cell("a hidden function", "feel", "`matches` (words, \"(a+)+b\")", "no loops"),
                cell("an unknown function", "feel", "get entries(words)", "no loops"));
    }

    private static Attack cell(String what, String language, String cell, String reason) {
        var table = table("<text>x</text>");
        var attacked = edited(
                table,
                "<inputEntry id=\"Cell_1\"><text>x",
                "<inputEntry id=\"Cell_1\" expressionLanguage=\"" + language + "\"><text>" + cell);
        return new Attack(what, List.of(attacked), reason);
    }

    private static Stream<Attack> forms() {
        var pages = Stream.of(
                        "<script>alert(1)</script>",
                        "<form onclick=\"alert(1)\"></form>",
                        "<p>{{constructor.constructor('alert(1)')()}}</p>",
                        "<div ng-init=\"x\"></div>",
                        "<div class=\"ng-init: alert(1)\"></div>",
                        "<iframe src=\"https://evil.example\"></iframe>",
                        "<a href=\"javascript:alert(1)\">x</a>",
                        "<svg><g onload=\"alert(1)\"></g></svg>",
                        "<script cam-script type=\"text/form-script\">1</script>")
                .map(page -> new Attack("the page " + page, List.of(file("form.html", page)), "might run code"));
        var drawn = Stream.of(
                form("a form with a page in it", "{\"components\":[{\"type\":\"iframe\"}]}", "foreign code"),
                form(
                        "a form with HTML in it",
                        "{\"components\":[{\"type\":\"group\",\"components\":[{\"type\":\"html\"}]}]}",
                        "foreign code"),
                form("a form that is none", "<html>", "no form"));
        return Stream.concat(pages, drawn);
    }

    private static Attack form(String what, String content, String reason) {
        return new Attack(what, List.of(file("a.form", content)), reason);
    }

    private static FlowFile edited(FlowFile file, String from, String to) {
        return file(file.name(), new String(file.content(), StandardCharsets.UTF_8).replace(from, to));
    }

    private static Stream<Attack> webhooks() {
        return Stream.of(
                step(
                        "a call in the customer's time",
                        task("Step", "callWebhook", "", property("url", "https://shop.example/x")),
                        "Asynchronous before"),
                step(
                        "a server the customer names",
                        task(
                                "Step",
                                "callWebhook",
                                "camunda:asyncBefore=\"true\"",
                                property("url", "https://${answer}/x")),
                        "written out"),
                step(
                        "a server behind a name",
                        task(
                                "Step",
                                "callWebhook",
                                "camunda:asyncBefore=\"true\"",
                                property("url", "https://shop.example@127.0.0.1/x")),
                        "written out"),
                step(
                        "another protocol",
                        task(
                                "Step",
                                "callWebhook",
                                "camunda:asyncBefore=\"true\"",
                                property("url", "file:///etc/passwd")),
                        "written out"),
                step("a secret for the customer", say("", property("text", "{secret:TOKEN}")), "headers"),
                step("a secret in lines for the customer", say("", lines("text", "{secret:TOKEN}")), "headers"),
                step("a header of the customer's", say("", lines("headers", "X-Who: ${answer}")), "written out"),
                step(
                        "a tag without end",
                        task("Step", "setTag", "", property("tag", "x".repeat(41))),
                        "40 characters at most"),
                step(
                        "a tag of the customer's",
                        task("Step", "setTag", "", property("tag", "${answer}")),
                        "written out"),
                step(
                        "a name for data of the customer's",
                        task("Step", "setCustomerData", "", property("key", "${answer}")),
                        "written out"));
    }

    private static String lines(String name, String value) {
        return extension(
                "<camunda:inputOutput><camunda:inputParameter name=\"%s\">%s</camunda:inputParameter></camunda:inputOutput>"
                        .formatted(name, value));
    }

    /** Says something, waits, and says it again. */
    static FlowFile saysEvery(String duration) {
        return flow(
                "attack",
                "<bpmn:exclusiveGateway id=\"Gateway\" />" + say("", property("text", "Hello"))
                        + call(
                                        "calledElement=\"pause\"",
                                        extension("<camunda:in sourceExpression=\"%s\" target=\"duration\" />"
                                                .formatted(duration)))
                                .replace("id=\"Step\"", "id=\"Wait\"")
                        + arrow("Start", "Gateway") + arrow("Gateway", "Step") + arrow("Step", "Wait")
                        + arrow("Wait", "Gateway"));
    }

    private static String repeated(String inner) {
        return "<bpmn:subProcess id=\"Step\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>20</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                + inner.replace("id=\"Step\"", "id=\"Inner" + inner.length() + "\"") + "</bpmn:subProcess>";
    }
}
