using System.Globalization;
using Whetstone.Compiler;
using Whetstone.Ops;
using Whetstone.Zoo;

namespace Whetstone.Bench.Programs;

/// <summary>Conversions between memory orders in a workload's training step: as traced, without the pass that moves them, and with it.</summary>
internal static class Conversions
{
    internal static void Count(Workload workload)
    {
        Whetstone.Program traced = new Step(workload).Trace();
        Whetstone.Program before = traced.Compile(new CompilerOptions().Without("layouts")).Program, after = traced.Compile().Program;
        Console.WriteLine($"{workload.Name,-16} traced {Of(traced)}; compiled without the pass {Of(before)}; with it {Of(after)}");
    }

    private static string Of(Whetstone.Program program)
    {
        Value[] copied = [.. program.Instructions.Where(i => i is { Op: Relayout, Runs: true }).Select(i => program.Values[i.Output])];
        return string.Create(CultureInfo.InvariantCulture, $"{copied.Length} copies of {copied.Sum(v => v.Spec.Bytes) / 1048576.0:F2} MiB");
    }
}
