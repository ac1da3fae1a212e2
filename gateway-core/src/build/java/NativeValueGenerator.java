import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import net.openhft.chronicle.values.ValueModel;

/**
 * 构建步骤: makes at build time the one class that Chronicle Map would otherwise generate and compile at every start, with
 * the compiler of the JDK. Run as a single source file; a map that finds the class uses it.
 */
public final class NativeValueGenerator {

    private static final String VALUE = "net.openhft.chronicle.hash.VanillaGlobalMutableState";
    private static final String GENERATORS = "net.openhft.chronicle.values.Generators";

    private NativeValueGenerator() {}

    /** Arguments: where sources go, where classes go. */
    public static void main(final String[] arguments) throws Exception {
        final Path sources = Path.of(arguments[0]);
        final Path classes = Path.of(arguments[1]);
        final Class<?> value = Class.forName(VALUE);
        final String name = value.getSimpleName() + "$$Native";
        final Method generate =
                Class.forName(GENERATORS).getDeclaredMethod("generateNativeClass", ValueModel.class, String.class);
        generate.setAccessible(true);
        final Path source =
                sources.resolve(value.getPackageName().replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, (String) generate.invoke(null, ValueModel.acquire(value), name));
        compile(source, classes);
    }

    private static void compile(final Path source, final Path classes) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        final boolean isCompiled = compiler.getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        if (!isCompiled) {
            throw new IllegalStateException("expected " + source + " to compile");
        }
    }
}
