using System.Text;
using Whetstone.Compiler;

namespace Whetstone.Graphs;

/// <content>Printing.</content>
public sealed partial class Graph
{
    /// <summary>One line an operation: <c>z:0 = Mul(x:0, y:0) float32 ()</c>.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (Operation op in operations)
        {
            text.Append(op.Output is null ? op.Name : $"{op.Name}:0").Append(" = ").Append(op.Type).Append('(');
            text.AppendJoin(", ", op.Inputs.Select(x => x.Name).Concat(op.ControlInputs.Select(c => $"^{c.Name}"))).Append(')');
            if (op.Output is { } y) text.Append(' ').Append(y.DType.Name).Append(' ').Append(TupleText.Of(y.Shape));
            text.AppendJoin("", op.Attributes.Select(a => $" {a.Key}={a.Value}"));
            if (op.Device.Length > 0) text.Append(" on ").Append(op.Device);
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The graph in the language of Graphviz. Scopes are boxes; dashed arrows only give an order.</summary>
    public string ToDot()
    {
        StringBuilder text = new("digraph graph {\n  rankdir=BT;\n  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=10];\n");
        Cluster(text, "", operations, 1);
        foreach (Operation op in operations)
        {
            foreach (Tensor x in op.Inputs.Distinct()) text.Append($"  {Quoted(x.Op.Name)} -> {Quoted(op.Name)} [label={Quoted(TupleText.Of(x.Shape))}, fontsize=8];\n");
            foreach (Operation control in op.ControlInputs) text.Append($"  {Quoted(control.Name)} -> {Quoted(op.Name)} [style=dashed];\n");
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>The graph as an SVG document: operations from top to bottom, lines for tensors, dashed ones for what only gives an order.</summary>
    /// <remarks>Placeholders are blue, variables and what changes them orange.</remarks>
    public string ToSvg()
    {
        FlowPicture picture = new();
        Dictionary<Operation, int> boxes = [];
        // A control input may be younger than what waits for it, so the order of making will not do.
        foreach (Operation op in new Plan(operations, []).Order)
            boxes[op] = picture.Add($"{op.Name} ({op.Type})", op.Output is { } y ? $"{y.DType.Name} {TupleText.Of(y.Shape)}" : "", Fill(op), op.Inputs.Select(x => boxes[x.Op]), op.ControlInputs.Select(c => boxes[c]));
        return picture.Svg();
    }

    private static string Fill(Operation op) => op.Body switch
    {
        PlaceholderBody => "#e8f0fe",
        VariableBody or { HasEffect: true } => "#fde7d3",
        _ => "#f6f6f6",
    };

    private static void Cluster(StringBuilder text, string scope, IReadOnlyList<Operation> members, int depth)
    {
        string indent = new(' ', 2 * depth);
        int from = scope.Length == 0 ? 0 : scope.Length + 1;
        foreach (IGrouping<string, Operation> group in members.GroupBy(op => op.Name.IndexOf('/', from) is >= 0 and int slash ? op.Name[..slash] : ""))
        {
            if (group.Key.Length == 0)
            {
                foreach (Operation op in group) text.Append($"{indent}{Quoted(op.Name)} [label={Quoted(Label(op, from))}];\n");
                continue;
            }
            text.Append($"{indent}subgraph {Quoted("cluster_" + group.Key)} {{\n{indent}  label={Quoted(group.Key[from..])};\n");
            Cluster(text, group.Key, [.. group], depth + 1);
            text.Append($"{indent}}}\n");
        }
    }

    private static string Label(Operation op, int from) => op.Name[from..] == op.Type ? op.Type : $"{op.Name[from..]}\n{op.Type}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
