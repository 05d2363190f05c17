package chat.baton;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts catalogue, payment and checkout with the sandbox's shop and payment page: one context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigureMockMvc
@SpringBootTest(
        classes = CommerceSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.main.routes-include-pattern=classpath:routes/payment-*.camel.yaml",
            "baton.sandbox.enabled=true",
            "baton.sandbox.base-url=http://localhost:${local.server.port}",
            "baton.payment.page=http://localhost/sandbox/pay",
            "baton.payment.secret=test-payment-secret",
            "baton.payment.retry-wait=20ms"
        })
public @interface CommerceTest {}
