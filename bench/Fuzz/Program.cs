using System.Runtime.CompilerServices;
using System.Text.Json;
using Whetstone.Testing;
using Whetstone.Vision;

// Damaged files by the million:
//   dotnet run -c Release --project bench/Fuzz -- FORMAT COUNT [SEED]
// FORMAT is png, bmp, pnm, gif, jpeg or exif. The exit code is 0 if every file was decoded or refused, none took more than a second of
// processor time and none more than 64 MB. A file that never ends would be seen by the watch below, which says which one it was.
const double MostMilliseconds = 1000;
const long MostBytes = 64 << 20;
const int HangSeconds = 60;

if (args.Length < 2) return Usage();
string format = args[0];
long count = long.Parse(args[1].Replace(",", "", StringComparison.Ordinal));
int seed = args.Length > 2 ? int.Parse(args[2]) : 1;
byte[][] seeds = Seeds(format);
if (seeds.Length == 0) return Usage();

byte[] current = [];
long turn = 0, seen = -1;
using var watch = new Timer(_ =>
{
    if (Interlocked.Read(ref turn) == seen) Environment.FailFast($"{format}: this file takes longer than {HangSeconds} s: {Convert.ToHexString(current)}");
    seen = Interlocked.Read(ref turn);
}, null, HangSeconds * 1000, HangSeconds * 1000);

FuzzReport report = FuzzReport.Run(seeds, count, seed, file =>
{
    current = file;
    Interlocked.Increment(ref turn);
    Image.Decode(file);
}, e => e is ImageFormatException, format is "png" or "exif" ? f => PngCheckValues.Repair(f) : null);
Console.WriteLine($"{format}: {report}");
foreach (string failure in report.Failures.Take(5)) Console.WriteLine(failure);
return report.Failures.Count == 0 && report.WorstMilliseconds < MostMilliseconds && report.WorstBytes < MostBytes ? 0 : 1;

static int Usage()
{
    Console.Error.WriteLine("usage: Fuzz png|bmp|pnm|gif|jpeg|exif COUNT [SEED]");
    return 2;
}

// EXIF data come within a small PNG file, whose check values are repaired; that way the walk to them is tried too.
static byte[][] Seeds(string format)
{
    string file = format is "jpeg" ? "jpeg" : "decode";
    JsonElement cases = JsonDocument.Parse(File.ReadAllBytes(Goldens(file))).RootElement.GetProperty("cases");
    string prefix = format == "exif" ? "png orientation" : format + " ";
    return [.. cases.EnumerateArray().Where(c => c.GetProperty("name").GetString()!.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.GetProperty("file").GetBytesFromBase64()).Where(b => b.Length < 6000)];
}

static string Goldens(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, $"../../../tests/goldens/vision/{name}.json"));
