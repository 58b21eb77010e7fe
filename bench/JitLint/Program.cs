using System.Globalization;
using System.Runtime.Intrinsics;
using Whetstone.Bench.JitLint;

// Lists the machine code of the hot kernels and judges their inner loops by bounds.txt; ends with 1 if one breaks its bound:
//   dotnet run -c Release --project bench/JitLint [-- BOUNDS.txt]
if (args is [Child.Argument])
{
    Child.Run();
    return 0;
}

string file = args is [{ } given] ? given : Path.Combine(AppContext.BaseDirectory, "bounds.txt");
Bound[] bounds = [.. Bound.Read(File.ReadLines(file))];
int faults = 0;
Console.WriteLine($"{"kernel",-26} {"set",-7} {"loop",5} {"work",5} {"per work",9} {"most",6} {"spills",7} {"most",5}");
foreach (IGrouping<string, Bound> set in bounds.GroupBy(b => b.Set))
{
    bool has = set.Key switch { "avx512" => Vector512.IsHardwareAccelerated, "avx2" => Vector256.IsHardwareAccelerated, _ => throw new FormatException($"unknown instruction set {set.Key}") };
    if (!has)
    {
        Console.WriteLine($"{set.Key}: not on this machine, {set.Count()} kernels not judged");
        continue;
    }
    IReadOnlyList<Listing> listings = Child.Listings(set.Key, set);
    foreach (Finding finding in set.Select(b => Finding.Of(b, listings)))
    {
        Bound b = finding.Bound;
        string cells = finding.Loop is { } l
            ? string.Create(CultureInfo.InvariantCulture, $"{l.Instructions,5} {l.Work,5} {l.InstructionsPerWork,9:F2} {b.MostInstructions,6:F2} {l.Spills,7} {b.MostSpills,5}")
            : "";
        Console.WriteLine($"{b.Kernel,-26} {b.Set,-7} {cells} {finding.Fault}".TrimEnd());
        if (finding.Fault.Length > 0) faults++;
    }
}
Console.WriteLine(faults == 0 ? "every kernel keeps its bound" : $"{faults} kernels break their bounds");
return faults == 0 ? 0 : 1;
