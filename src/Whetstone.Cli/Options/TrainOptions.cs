using System.CommandLine;
using Whetstone.Data;
using Whetstone.Optim;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>The options that decide what a run computes; what is left out comes from the network's recipe.</summary>
internal sealed class TrainOptions
{
    private readonly Option<string?> data = DataName.Option("the recipe's if left out.");
    private readonly Option<int?> epochs = Numbers.Whole("--epochs", "How often the network sees every training image. With --resume: epochs in all, to which the schedule is fitted anew.");
    private readonly Option<string?> input = InputShape.Option("Resize images to channels, height and width, such as 3x64x64; the recipe's if left out, which is the data's own for small networks.");
    private readonly Option<int?> batch = Numbers.Whole("--batch", "Images a step.");
    private readonly Option<float?> rate = Numbers.Real("--lr", "The learning rate: the size of a step.", zero: false);
    private readonly Option<string?> optimizer = new("--optimizer") { Description = $"How weights are changed: {string.Join(", ", Optimizers.Names)}.", HelpName = "NAME" };
    private readonly Option<float?> momentum = Numbers.Real("--momentum", "How much of the last step is repeated, such as 0.9.");
    private readonly Option<float?> decay = Numbers.Real("--weight-decay", "Pull of the weights towards 0, such as 0.0005.");
    private readonly Option<float?> clip = Numbers.Real("--clip-norm", "The longest that all gradients together may be, as one vector; longer ones are shortened. No bound if left out.", zero: false);
    private readonly Option<string?> schedule = new("--schedule") { Description = $"How the learning rate goes. {Schedules.Summary}. The recipe's if left out.", HelpName = "NAME" };
    private readonly Option<ulong?> seed = Numbers.Seed("--seed", "Decides all random numbers: the same seed gives the same weights, to the bit. 0 if left out.");
    private readonly Option<float?> saving = Numbers.Real("--checkpoint-every", "Seconds between savings within an epoch; 10 if left out.");

    private readonly Option<float?> validation = Numbers.Real("--valid", "The part of a folder of images that is held back for testing, such as 0.1; 0.2 if left out. A folder with train and valid (or val, test) inside is split as it is.", zero: false);
    private readonly Option<string?> augment = new("--augment") { Description = $"Random changes to the images for training, new in each epoch. {Augmentation.Summary}. none if left out.", HelpName = "NAME" };
    private readonly Option<bool> skipBad = new("--skip-bad") { Description = "Leave damaged images of a folder out, and list them, instead of stopping." };
    private readonly Option<string?> pretrained = new("--pretrained") { Description = "Start from trained weights: imagenet for those that are published for the network (see whet models --pretrained), which are fetched; or a file (.safetensors, .pth, .params, .npz) or the folder of a run. A classifier for other classes starts anew. Images are normalised as the weights expect: as their run did, or as the catalogue of pretrained weights says for the network.", HelpName = "NAME|FILE" };
    private readonly Option<bool> freeze = new("--freeze") { Description = "With --pretrained: train only the classifier; all else, batch normalisation included, stays as it is." };
    private readonly Option<bool> auxiliary = new("--auxiliary") { Description = $"Give the network its classifiers halfway, whose losses are added in training: {string.Join(", ", Models.All.Where(m => m.BuildAuxiliary is not null).Select(m => m.Name))}." };
    private readonly Option<bool> best = new("--keep-best") { Description = "Keep the weights of the epoch with the best test accuracy instead of those of the last." };
    private readonly Option<bool> eager = new("--eager") { Description = "Run op by op instead of a compiled program of the whole step." };

    private IEnumerable<Option> Fixed => [data, input, batch, rate, optimizer, momentum, decay, clip, schedule, seed, saving, validation, augment, skipBad, pretrained, freeze, auxiliary, best, eager];

    internal void AddTo(Command command)
    {
        foreach (Option option in Fixed.Prepend(epochs)) command.Add(option);
    }

    /// <summary>The epochs asked for, or null.</summary>
    internal int? Epochs(ParseResult line) => line.GetValue(epochs);

    /// <summary>The settings for a new run; how many classes there are, the data will say.</summary>
    internal RunConfig Read(ParseResult line, ModelInfo model)
    {
        Recipe recipe = model.Recipe;
        string rule = line.GetValue(optimizer) is { } named ? Rule(named) : recipe.Optimizer;
        if (line.GetValue(momentum) is not null && !Optimizers.WithMomentum.Contains(rule))
            throw new CommandException($"{rule} has no --momentum; leave it out, or use one that has: {string.Join(", ", Optimizers.WithMomentum)}");
        if (line.GetValue(freeze) && line.GetValue(pretrained) is null) throw new CommandException("--freeze keeps the weights of --pretrained FILE; give it, or leave out --freeze");
        if (line.GetValue(auxiliary)) Network.WithAuxiliary(model);
        if (line.GetValue(auxiliary) && line.GetValue(freeze)) throw new CommandException("--auxiliary trains layers halfway, which --freeze keeps as they are; leave out one of them");
        // Rate and momentum of the recipe suit the recipe's rule only; another rule starts from its own.
        bool own = rule != recipe.Optimizer;
        Shape? images = line.GetValue(input) is { } shape ? InputShape.Parse(shape) : recipe.Input;
        string? start = line.GetValue(pretrained) is { } file ? PretrainedStart.Canonical(file, model.Name) : null;
        Normalize? normalize = start is null ? null : Normalization.Expected(line.GetValue(pretrained)!, model.Name, images?[0]);
        return new()
        {
            Model = model.Name,
            Data = DataName.Canonical(line.GetValue(data) ?? recipe.Data),
            Classes = 0,
            Input = images,
            Mean = normalize?.Mean,
            Std = normalize?.Std,
            Epochs = line.GetValue(epochs) ?? recipe.Epochs,
            Batch = line.GetValue(batch) ?? recipe.Batch,
            Optimizer = rule,
            LearningRate = line.GetValue(rate) ?? (own ? null : recipe.LearningRate),
            Momentum = line.GetValue(momentum) ?? (own ? null : recipe.Momentum),
            WeightDecay = line.GetValue(decay) ?? (own ? null : recipe.WeightDecay),
            ClipNorm = line.GetValue(clip),
            Schedule = Named("schedule", line.GetValue(schedule) ?? recipe.Schedule, Schedules.Names),
            Seed = line.GetValue(seed) ?? 0,
            Validation = line.GetValue(validation) is { } part ? (part < 1 ? part : throw new CommandException($"--valid {part}: must be below 1, as it is a part of the images")) : 0.2,
            Augment = Named("augmentation", line.GetValue(augment) ?? Augmentation.None, Augmentation.Names),
            SkipBad = line.GetValue(skipBad),
            Pretrained = start,
            Freeze = line.GetValue(freeze),
            Auxiliary = line.GetValue(auxiliary),
            KeepBest = line.GetValue(best),
            Eager = line.GetValue(eager),
            CheckpointSeconds = line.GetValue(saving) ?? 10,
        };
    }

    /// <summary>Refuses settings that a resumed run already has.</summary>
    internal void RefuseWithResume(ParseResult line)
    {
        string[] given = [.. Fixed.Where(o => line.GetResult(o) is { Implicit: false }).Select(o => o.Name)];
        if (given.Length > 0) throw new CommandException($"--resume takes all settings from the run; leave out {string.Join(", ", given)}");
    }

    private static string Rule(string name) => name.Equals("lbfgs", StringComparison.OrdinalIgnoreCase)
        ? throw new CommandException("lbfgs is not for batches: each of its steps needs the loss of the same data several times; use adam or sgd here, or Lbfgs.Step in a program of your own")
        : Named("optimizer", name, Optimizers.Names);

    private static string Named(string kind, string name, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new UnknownNameException(kind, name, known);
}
