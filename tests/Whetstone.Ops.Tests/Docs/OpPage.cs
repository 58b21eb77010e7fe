using System.Globalization;
using System.Reflection;
using System.Text;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Docs;

/// <summary>Writes docs/ops.md: every op with its summary, its methods, its name in ONNX, and an example that the laws try.</summary>
internal sealed class OpPage(IEnumerable<OpTrial> trials)
{
    private readonly StringBuilder page = new();
    private readonly XmlSummaries summaries = new(typeof(Op).Assembly, typeof(Add).Assembly);
    private readonly Dictionary<Type, OpTrial> examples = trials.GroupBy(t => Definition(t.Op.GetType())).ToDictionary(g => g.Key, g => g.First());

    internal string Text()
    {
        page.Append("# Ops\n\nThis page is generated from the code: from the attributes and comments of the ops, and from examples that the tests run. ")
            .Append("To write it anew: `WHETSTONE_WRITE_DOCS=1 dotnet test tests/Whetstone.Ops.Tests --filter OpPageTests`.\n\n")
            .Append("Methods are those of `Tensor`. How to add an op: [adding an op](adding-an-op.md).\n");
        Section("Pointwise functions", "On every element alone; tensors of different shapes broadcast. Examples are the function of one number, after the attributes if there are any.",
            PointwiseCases.All.Values.GroupBy(c => c.Function).OrderBy(g => NameOf(g.Key), StringComparer.Ordinal).Select(g => (g.Key, Example(g.First()))));
        (Type Type, string)[] others = [.. Types().Select(t => (t, examples.TryGetValue(t, out OpTrial? trial) ? Example(trial) : ""))];
        Section("Ops on tensors", "Examples are shapes of inputs and result.", others.Where(o => o.Type.IsDefined(typeof(OpAttribute), inherit: false)));
        Section("Ops that the framework uses itself", "Backward passes, changes in place, and what the compiler puts in the place of other ops. They have no methods.",
            others.Where(o => !o.Type.IsDefined(typeof(OpAttribute), inherit: false)));
        return page.ToString();
    }

    /// <summary>Every op record of the framework, generic ones once.</summary>
    internal static IEnumerable<Type> Types() => ((Assembly[])[typeof(Op).Assembly, typeof(Add).Assembly]).SelectMany(a => a.GetTypes())
        .Where(t => t.IsAssignableTo(typeof(Op)) && !t.IsAbstract && t.IsPublic).OrderBy(NameOf, StringComparer.Ordinal);

    private void Section(string title, string what, IEnumerable<(Type Type, string Example)> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{what}\n\n| Op | Methods | ONNX | What it does | Example |\n|---|---|---|---|---|\n");
        foreach ((Type type, string example) in rows)
        {
            string onnx = type.GetCustomAttribute<OpAttribute>() is { Onnx: { } name } op ? $"{name} since {op.Since}" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{NameOf(type)}` | {Methods(type)} | {onnx} | {summaries.Of(type).Replace("|", "\\|", StringComparison.Ordinal)} | {example} |\n");
        }
    }

    private static string Methods(Type type)
    {
        Type? api = type.Assembly.GetType($"Whetstone.{type.Name}Api");
        IEnumerable<string> names = api is null ? [] : api.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => Plain(m.Name)).Distinct();
        return string.Join(", ", names.Order(StringComparer.Ordinal).Select(n => $"`{n}`"));
    }

    private static string Plain(string method) => method switch
    {
        "op_Addition" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        "op_Modulus" => "%",
        _ => method.StartsWith("get_", StringComparison.Ordinal) ? method[4..] : method,
    };

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Example(PointwiseCase c)
    {
        double low = c.From + 0.3 * (c.To - c.From), high = c.To - 0.3 * (c.To - c.From);
        double[] x = c.Arity == 1 ? [high] : [.. Enumerable.Range(0, c.Arity).Select(i => i == 0 ? high : low / i)];
        // "Swish(1) on -4..4" is Swish(1); "Log() on 0.1..6" is Log.
        string name = c.Name.Split(" on ")[0].Replace("()", "", StringComparison.Ordinal);
        return $"`{name}({string.Join(", ", x.Select(Number))}) = {Number(c.Value(x))}`";
    }

    private static string Example(OpTrial trial) =>
        $"{string.Join(", ", trial.Inputs.Select(x => Shown(x.Spec)))} → {Shown(trial.Op.Infer([.. trial.Inputs.Select(x => x.Spec)]))}".TrimStart();

    private static string Shown(Spec spec) => spec.DType == DType.Float32 ? $"{spec.Shape}" : $"{spec.Shape} {spec.DType.ToString().ToLowerInvariant()}";

    // Four digits are the same on every processor; adding 0 makes −0 a 0.
    private static string Number(double x) => (Math.Round(x, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);
}
