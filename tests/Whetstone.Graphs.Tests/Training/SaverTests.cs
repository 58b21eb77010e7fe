using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Training;

/// <summary>Checkpoints.</summary>
public sealed class SaverTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("saver").FullName;

    private string Model => Path.Combine(folder, "model");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Training_goes_on_from_a_checkpoint_as_if_never_interrupted()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(Tensors.Normal([5], seed: 1), name: "w"), loss = w.Square().Sum();
        Operation train = Tf.Train.AdamOptimizer(0.1f).Minimize(loss), init = Tf.GlobalVariablesInitializer();
        Saver saver = new();
        using Session whole = new(), second = new();
        whole.Run(init);
        for (int i = 0; i < 20; i++)
        {
            if (i == 12) saver.Save(whole, Model, globalStep: 12);
            whole.Run(train);
        }
        saver.Restore(second, Saver.LatestCheckpoint(folder)!);
        for (int i = 12; i < 20; i++) second.Run(train);
        Assert.True(Tensors.SameBytes(whole.Run(w), second.Run(w)), $"{whole.Run(w)}\n{second.Run(w)}");
    }

    [Fact]
    public void One_checkpoint_stays_for_each_so_many_hours()
    {
        using Scope graph = new Graph().AsDefault();
        Tf.Variable(7, trainable: false, name: "step");
        Clock clock = new();
        Saver saver = new(maxToKeep: 1, keepCheckpointEveryHours: 2, clock: clock);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        for (int hour = 1; hour <= 7; hour++)
        {
            clock.Hours = hour;
            saver.Save(session, Model, hour);
        }
        // The first after two hours, the first after four; then the latest, which alone still counts.
        Assert.Equal(["checkpoint", "model-3.safetensors", "model-5.safetensors", "model-7.safetensors"], Files());
        Assert.Equal([Model + "-7"], saver.LastCheckpoints);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Saver(keepCheckpointEveryHours: 0));
    }

    [Fact]
    public void Steps_in_names_may_be_padded()
    {
        using Scope graph = new Graph().AsDefault();
        Tf.Variable(7, trainable: false, name: "step");
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Saver saver = Tf.Train.Saver(padStepNumber: true);
        Assert.Equal(Model + "-00000042", saver.Save(session, Model, 42));
        Assert.Equal(Model + "-123456789", saver.Save(session, Model, 123456789));
        Assert.Equal(Model, saver.Save(session, Model));
    }

    [Fact]
    public void Old_checkpoints_go_and_the_state_file_names_those_that_stay()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor step = Tf.Variable(7, trainable: false, name: "step");
        Saver saver = new(maxToKeep: 2);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        for (int i = 1; i <= 3; i++) saver.Save(session, Model, i);
        Assert.Equal(["checkpoint", "model-2.safetensors", "model-3.safetensors"], Files());
        Assert.Equal("model_checkpoint_path: \"model-3\"\nall_model_checkpoint_paths: \"model-2\"\nall_model_checkpoint_paths: \"model-3\"\n",
            File.ReadAllText(Path.Combine(folder, "checkpoint")));
        Assert.Equal(Model + "-3", Saver.LatestCheckpoint(folder));
        Assert.Equal(Model + "-7", saver.Save(session, Model, globalStep: step));
        Assert.Null(Saver.LatestCheckpoint(Path.GetTempPath() + "none"));
    }

    [Fact]
    public void What_is_not_initialised_is_not_saved()
    {
        using Scope graph = new Graph().AsDefault();
        Tf.Variable(1.0, name: "w");
        using Session session = new();
        Assert.Throws<FailedPreconditionException>(() => new Saver().Save(session, Model));
        Assert.Empty(Files());
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_changes_nothing()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(1.0, name: "a"), b = Tf.Variable(2.0, name: "b");
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        new Saver([a]).Save(session, Model);
        session.Run([Tf.Assign(a, 5.0), Tf.Assign(b, 6.0)]);
        Assert.Contains("Key b not found in checkpoint", Assert.Throws<GraphException>(() => new Saver().Restore(session, Model)).Message, StringComparison.Ordinal);
        Assert.Equal((5f, 6f), (session.Run(a).Item(), session.Run(b).Item()));
        new Saver([a]).Restore(session, Model);
        Assert.Equal(1, session.Run(a).Item());
        Assert.Throws<FileNotFoundException>(() => new Saver().Restore(session, Model + "-9"));
        Assert.Throws<DirectoryNotFoundException>(() => new Saver().Save(session, Path.Combine(folder, "none", "model")));
    }

    private string[] Files() => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private sealed class Clock : TimeProvider
    {
        internal int Hours { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddHours(Hours);
    }
}
