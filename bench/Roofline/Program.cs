using System.CommandLine;
using Whetstone;
using Whetstone.Bench.Cases;
using Whetstone.Bench.Roofline;
using Whetstone.Kernels;
using Whetstone.Zoo;

// What each kernel reaches of what the machine can do, both measured in this run:
//   dotnet run -c Release --project bench/Roofline -- kernels [--only WORDS]
//   dotnet run -c Release --project bench/Roofline -- layers resnet18 --batch 8 --input 3x224x224 --threads 1
Option<int> threads = new("--threads") { Description = "Threads that compute.", DefaultValueFactory = _ => 1 };
Option<double> seconds = new("--seconds") { Description = "How long each row is measured.", DefaultValueFactory = _ => 0.5 };
Option<bool> json = new("--json") { Description = "Print one JSON document instead of tables." };
Option<string> only = new("--only") { Description = "Rows that contain this text alone, such as \"winograd\" or \"64-64\".", DefaultValueFactory = _ => "" };
Option<int> batch = new("--batch") { Description = "Images in a batch.", DefaultValueFactory = _ => 8 };
Option<string?> input = new("--input") { Description = "Shape of an image, such as 3x224x224; the network's own if left out." };
Option<bool> winograd = new("--winograd") { Description = "List Winograd's form of each convolution that has it as well." };
Argument<string> model = new("model") { Description = "A network of the zoo." };
threads.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1024) r.AddError("--threads must be from 1 to 1024."); });
batch.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1 << 16) r.AddError("--batch must be from 1 to 65536."); });
model.Validators.Add(r => { if (Models.Find(r.GetValueOrDefault<string>()) is null) r.AddError($"There is no network of that name. Known: {string.Join(", ", Models.All.Select(m => m.Name))}."); });
input.Validators.Add(r => { if (r.GetValueOrDefault<string?>() is { } text && ImageShape.Parse(text) is null) r.AddError("--input must be channels, height and width, such as 3x224x224."); });

Command kernels = new("kernels", "A fixed list of kernels and shapes.");
kernels.SetAction(line => Run(line, StandardCases.All.Select(c => (c, 1))));
Command layers = new("layers", "The kernels of a training step of a network, equal ones once.") { model, batch, input, winograd };
layers.SetAction(line =>
{
    ModelInfo info = Models.Find(line.GetRequiredValue(model))!;
    Shape shape = line.GetValue(input) is { } text ? ImageShape.Parse(text)!.Value : info.InputShape;
    Run(line, NetworkCases.Of(info, line.GetValue(batch), shape, line.GetValue(winograd)));
});
RootCommand root = new("What kernels reach of what this machine can do.") { kernels, layers };
foreach (Command command in (Command[])[kernels, layers])
    foreach (Option option in (Option[])[threads, seconds, only, json]) command.Add(option);
return root.Parse(args).Invoke();

void Run(ParseResult line, IEnumerable<(KernelCase Kernel, int Times)> cases)
{
    Calibration calibration = Calibration.Measure(line.GetValue(threads));
    bool asJson = line.GetValue(json);
    if (!asJson) TextReport.Write(calibration, Console.Out);
    using Workers workers = new(calibration.Threads);
    CaseTimer timer = new(calibration, workers, line.GetValue(seconds));
    string words = line.GetValue(only)!;
    List<Row> rows = [];
    foreach ((KernelCase kernel, int times) in cases)
    {
        if (!$"{kernel.Family} {kernel}".Contains(words, StringComparison.OrdinalIgnoreCase)) continue;
        rows.Add(timer.Measure(kernel, times));
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{rows.Count} ");
    }
    if (rows.Count == 0) throw new InvalidOperationException($"No row contains \"{words}\".");
    if (asJson) JsonReport.Write(rows, timer.Peaks, calibration, Console.Out);
    else TextReport.Write(rows, timer.Peaks, calibration, Console.Out);
}
