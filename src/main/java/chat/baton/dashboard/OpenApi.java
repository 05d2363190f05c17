package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Currency;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;

/** The description of the REST interface at {@code /api/v1/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String PROBLEM = "Problem";
    private static final String DESCRIPTION =
            """
            Watch conversations, take one over, answer, and give it back to the bot. Sign in with the name and password of \
            an agent by HTTP Basic; scripts in a page use its session and send the cookie BATON-CSRF back in the header \
            X-BATON-CSRF. What is refused is answered with a problem (RFC 9457) that says who or why.""";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(ConversationId.class, new StringSchema().format("uuid"))
                .replaceWithSchema(Currency.class, new StringSchema().description("ISO 4217"));
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info().title("Baton").version("1").description(DESCRIPTION))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic"))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Why something was refused (RFC 9457)")
                .addProperty("type", new StringSchema().description("urn:baton:problem:… says which kind it is"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("Who or why, for people"));
    }

    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            refusal(operation, "400", "Something asked for has no meaning here");
            refusal(operation, "401", "Nobody is signed in");
            refusal(operation, "403", "None of the person's groups may do this");
            if (operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(parameter -> "id".equals(parameter.getName()))) {
                refusal(operation, "404", "There is none among those of your merchants");
            }
            if (method.hasMethodAnnotation(PostMapping.class)) {
                refusal(operation, "409", "Somebody else holds the conversation, or there is nothing to do it with");
            }
            return operation;
        };
    }

    private static void refusal(Operation operation, String status, String meaning) {
        operation
                .getResponses()
                .putIfAbsent(status, new ApiResponse().description(meaning).content(problemContent()));
    }

    private static Content problemContent() {
        return new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }
}
