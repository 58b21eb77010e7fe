using System.CommandLine;
using System.Globalization;
using Whetstone.Bench.Accuracy;
using Whetstone.Data;
using Whetstone.Kernels;

// How long training takes to a given test accuracy, for each recipe and seed:
//   dotnet run -c Release --project bench/Accuracy -- [fashion-0.90 mnist-0.99 ...] [--seeds 5] [--first 0] [--threads 2]
// Its twin is bench/Accuracy/accuracy_torch.py.
Argument<string[]> names = new("recipe") { Description = $"Which goals: {string.Join(", ", Recipe.All.Select(r => r.Name))}; all if left out.", Arity = ArgumentArity.ZeroOrMore };
Option<int> seeds = new("--seeds") { Description = "How many runs of each recipe, each by a seed of its own.", DefaultValueFactory = _ => 5 };
Option<int> first = new("--first") { Description = "The first seed.", DefaultValueFactory = _ => 0 };
Option<int> threads = new("--threads") { Description = "Threads that compute. Accuracies are the same for any number.", DefaultValueFactory = _ => 2 };
names.Validators.Add(r =>
{
    foreach (string name in r.GetValueOrDefault<string[]>() ?? [])
        if (Recipe.All.All(known => known.Name != name)) r.AddError($"There is no recipe '{name}'. Known: {string.Join(", ", Recipe.All.Select(known => known.Name))}.");
});
seeds.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1000) r.AddError("--seeds must be from 1 to 1000."); });
first.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 0) r.AddError("--first must not be below 0."); });
threads.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1024) r.AddError("--threads must be from 1 to 1024."); });

RootCommand root = new("How long training takes to a given test accuracy.") { names, seeds, first, threads };
root.SetAction(line =>
{
    using Workers workers = new(line.GetValue(threads));
    using IDisposable used = Workers.Use(workers);
    string[] chosen = line.GetValue(names) ?? [];
    foreach (Recipe recipe in Recipe.All.Where(r => chosen.Length == 0 || chosen.Contains(r.Name)))
        Measure(recipe, line.GetValue(first), line.GetValue(seeds));
});
return root.Parse(args).Invoke();

static void Measure(Recipe recipe, int first, int count)
{
    // Reading files is not training.
    LoadedDataSet data = DataSets.Load(recipe.Data);
    List<Trial> trials = [];
    for (int seed = first; seed < first + count; seed++)
    {
        Trial trial = Trial.Run(recipe, data, (ulong)seed);
        trials.Add(trial);
        Print($"{recipe.Name,-12} seed {seed}: accuracy {trial.Accuracy:F4} in {trial.Seconds:F2} s, {(trial.Accuracy >= recipe.Goal ? "reached" : "missed")}");
    }
    Print($"{recipe.Name,-12} mean: accuracy {trials.Average(t => t.Accuracy):F4} in {trials.Average(t => t.Seconds):F2} s, {trials.Count(t => t.Accuracy >= recipe.Goal)} of {count} reached {recipe.Goal}; {trials[0].Parameters} parameters");
}

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
