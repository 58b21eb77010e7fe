using System.Globalization;
using System.Text;

namespace Whetstone.Compiler;

/// <summary>Writes programs into a folder: numbered in the order of the passes, as text and as an SVG picture.</summary>
internal sealed class Dump
{
    private readonly string folder;
    private int count;

    internal Dump(string root)
    {
        // One folder a compiled program, so that programs compiled one after the other do not mix.
        int number = 0;
        do folder = Path.Combine(root, number++.ToString("000", CultureInfo.InvariantCulture));
        while (Directory.Exists(folder));
        Directory.CreateDirectory(folder);
    }

    internal void Write(string name, Program program, MemoryPlan? plan = null)
    {
        string path = Path.Combine(folder, $"{count++:00}-{name}");
        File.WriteAllText(path + ".txt", plan is null ? program.ToString() : Planned(program, plan));
        if (plan is null) File.WriteAllText(path + ".svg", ProgramPicture.Svg(program));
    }

    private static string Planned(Program program, MemoryPlan plan)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{plan.Bytes} bytes");
        foreach (SampleLoop loop in plan.Loops)
            text.AppendLine(CultureInfo.InvariantCulture, $"instructions {loop.First} to {loop.End - 1} run {loop.Chunk} of {loop.Batch} {(loop.IsPointwise ? "elements" : "samples")} at a time, {loop.LocalBytes} bytes a thread");
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction step = program.Instructions[i];
            int root = program.Values[step.Output].Root;
            string place = plan.Offsets[root] >= 0 ? $"{plan.Offsets[root]}" : plan.Loops.Any(l => l.Locals.ContainsKey(root)) ? "local" : "outside";
            text.AppendLine(CultureInfo.InvariantCulture, $"{i,5} {step,-60} at {place}{(step.Runs ? "" : ", a view")}");
        }
        return text.ToString();
    }
}
