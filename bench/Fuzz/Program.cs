using Whetstone.Bench.Fuzz;
using Whetstone.Testing;

// Damaged files by the million:
//   dotnet run -c Release --project bench/Fuzz -- FORMAT COUNT [SEED]
// FORMAT is one of FuzzTargets. The exit code is 0 if every file was read or refused, none took more than a second of
// processor time and none more than 64 MB. A file that never ends would be seen by the watch below, which says which one it was.
const double MostMilliseconds = 1000;
const long MostBytes = 64 << 20;
const int HangSeconds = 60;

if (args.Length < 2 || FuzzTargets.Find(args[0]) is not { } target)
{
    Console.Error.WriteLine($"usage: Fuzz {string.Join('|', FuzzTargets.Names)} COUNT [SEED]");
    return 2;
}
long count = long.Parse(args[1].Replace(",", "", StringComparison.Ordinal));
int seed = args.Length > 2 ? int.Parse(args[2]) : 1;

byte[] current = [];
long turn = 0, seen = -1;
using var watch = new Timer(_ =>
{
    if (Interlocked.Read(ref turn) == seen) Environment.FailFast($"{target.Name}: this file takes longer than {HangSeconds} s: {Convert.ToHexString(current)}");
    seen = Interlocked.Read(ref turn);
}, null, HangSeconds * 1000, HangSeconds * 1000);

string folder = Directory.CreateTempSubdirectory("fuzz-").FullName;
try
{
    Action<byte[]> read = target.Reader(Path.Combine(folder, "file" + target.Extension));
    FuzzReport report = FuzzReport.Run(target.Seeds(folder), count, seed, file =>
    {
        current = file;
        Interlocked.Increment(ref turn);
        read(file);
    }, target.Refuses, target.Repair);
    Console.WriteLine($"{target.Name}: {report}");
    foreach (string failure in report.Failures.Take(5)) Console.WriteLine(failure);
    return report.Failures.Count == 0 && report.WorstMilliseconds < MostMilliseconds && report.WorstBytes < MostBytes ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
