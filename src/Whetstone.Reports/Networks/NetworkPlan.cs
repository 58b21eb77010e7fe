using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>The rows and frames of a network's picture, in the order in which they run.</summary>
internal sealed class NetworkPlan
{
    private readonly NetworkTrace trace;
    private readonly List<NetworkRow> rows = [];
    private readonly Dictionary<int, int> makers = [];
    private readonly HashSet<int> within = [];
    private readonly Dictionary<int, Instruction> steps;
    private readonly int[] rowOfLayer;

    private NetworkPlan(NetworkTrace trace, Shape input)
    {
        this.trace = trace;
        steps = trace.Program.Instructions.GroupBy(s => s.Output).ToDictionary(g => g.Key, g => g.Last());
        rowOfLayer = new int[trace.Layers.Count];
        rows.Add(new("input", "", input, 0, [], false));
        makers[trace.Program.Inputs[0]] = 0;
        AddRows();
        Frames = [.. AllFrames()];
    }

    public IReadOnlyList<NetworkRow> Rows => rows;

    public IReadOnlyList<NetworkFrame> Frames { get; }

    /// <summary>The plan of a network; modules deep within become one row each if there would be more rows than <paramref name="mostRows"/>.</summary>
    /// <exception cref="TraceException">The network reads numbers on its way.</exception>
    public static NetworkPlan Of(Module network, Shape input, int mostRows)
    {
        NetworkTrace trace = NetworkTrace.Of(network, input, int.MaxValue);
        int depth = trace.Layers.Select(l => l.Path.Count(c => c == '.') + 1).DefaultIfEmpty(1).Max();
        while (trace.Layers.Count > mostRows && --depth >= 1) trace = NetworkTrace.Of(network, input, depth);
        NetworkPlan plan = new(trace, input);
        // Counting the parameters of a part has named them as that part does.
        network.Parameters();
        return plan;
    }

    private void AddRows()
    {
        Program program = trace.Program;
        for (int i = 0; i < trace.Layers.Count; i++) MarkWithin(In(i), Out(i));
        HashSet<int> needed = Needed();
        int next = 0;
        for (int i = 0; i < trace.Layers.Count; i++)
        {
            for (; next < program.Instructions.Count && program.Instructions[next].Output <= Out(i); next++) AddOperation(program.Instructions[next], needed);
            AddLayer(i);
        }
        for (; next < program.Instructions.Count; next++) AddOperation(program.Instructions[next], needed);
    }

    private void AddLayer(int i)
    {
        NetworkCall call = trace.Layers[i];
        rowOfLayer[i] = rows.Count;
        int source = makers.TryGetValue(In(i), out int maker) ? maker : rows.Count - 1;
        string name = call.Module.Children().Count == 0 ? call.Module.ToString() : call.Module.GetType().Name;
        rows.Add(new(name, call.Path, call.Y.Shape[1..], call.Module.ParameterCount(), [source], true));
        makers[Out(i)] = rows.Count - 1;
    }

    // What runs between layers: sums, concatenations, functions of the network's own. A mere other look at the same numbers is no row.
    private void AddOperation(Instruction step, HashSet<int> needed)
    {
        if (within.Contains(step.Output) || !needed.Contains(step.Output)) return;
        int[] sources = [.. step.Inputs.Where(makers.ContainsKey).Select(x => makers[x]).Distinct()];
        if (sources.Length == 0) return;
        if (!step.Runs || (sources.Length == 1 && step.Op.Name is "Relayout" or "Cast"))
        {
            makers[step.Output] = sources[0];
            return;
        }
        Shape shape = trace.Program.Values[step.Output].Spec.Shape;
        rows.Add(new(step.Op.Name, "", shape.Rank > 0 ? shape[1..] : shape, 0, sources, false));
        makers[step.Output] = rows.Count - 1;
    }

    private void MarkWithin(int input, int output)
    {
        Stack<int> open = new([output]);
        while (open.TryPop(out int value))
        {
            if (value == input || !steps.TryGetValue(value, out Instruction? step) || !within.Add(value)) continue;
            foreach (int x in step.Inputs) open.Push(x);
        }
    }

    private HashSet<int> Needed()
    {
        HashSet<int> needed = [];
        Stack<int> open = new(trace.Program.Outputs);
        while (open.TryPop(out int value))
            if (needed.Add(value) && steps.GetValueOrDefault(value) is { } step)
                foreach (int x in step.Inputs) open.Push(x);
        return needed;
    }

    private IEnumerable<NetworkFrame> AllFrames()
    {
        int inner = trace.Layers.Count;
        for (int b = 0; b < trace.Blocks.Count; b++)
        {
            NetworkCall block = trace.Blocks[b];
            if (block.Path.Length == 0) continue;
            int end = trace.Layers.Skip(block.Before).TakeWhile(l => l.Path.StartsWith(block.Path + ".", StringComparison.Ordinal)).Count() + block.Before;
            if (end == block.Before) continue;
            int last = rowOfLayer[end - 1];
            if (makers.TryGetValue(Out(inner + b), out int result) && result > last && (end == inner || result < rowOfLayer[end])) last = result;
            yield return new(block.Path, block.Module.GetType().Name, rowOfLayer[block.Before], last, block.Path.Count(c => c == '.'));
        }
    }

    private int In(int call) => trace.Program.Outputs[2 * call];

    private int Out(int call) => trace.Program.Outputs[2 * call + 1];
}
