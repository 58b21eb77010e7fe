using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.TensorBoard.Tests;

/// <summary>Training leaves its curves in a file of events.</summary>
public sealed class TensorBoardLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Losses_of_steps_and_figures_of_epochs_come_back(bool compiled)
    {
        Learn.Recorder recorder = new();
        Learner learner = Learner();
        if (compiled) learner = learner.Compile();
        learner.Fit(2, [recorder, new TensorBoardLog(folder.FullName)]);

        ILookup<string, (long Step, float Value)> curves = Curves(folder.GetFiles().Single().FullName);
        Assert.Equal(recorder.Losses.Select((l, i) => (i + 1L, l)), curves["step/loss"]);
        Assert.Equal(recorder.LearningRates.Select((r, i) => (i + 1L, r)), curves["step/learning-rate"]);
        int steps = recorder.Losses.Count / 2;
        Assert.Equal(recorder.Epochs.Select((e, i) => ((i + 1L) * steps, (float)e.Train[0])), curves["train/loss"]);
        Assert.Equal(recorder.Epochs.Select((e, i) => ((i + 1L) * steps, (float)e.Valid[1])), curves["valid/accuracy"]);
    }

    [Fact]
    public void Another_fit_begins_another_file_that_says_where_it_starts()
    {
        Learner learner = Learner();
        TensorBoardLog log = new(folder.FullName);
        for (int i = 0; i < 2; i++) learner.Fit(1, [log]);
        Assert.Equal(2, folder.GetFiles().Length);
        foreach (FileInfo file in folder.GetFiles())
        {
            Message start = EventReader.Read(file.FullName)[1];
            Assert.Equal((1, 1), (start.Only(7).Number(1), start.Number(2)));
        }
    }

    private static Learner Learner()
    {
        Tensor images = Tensor.Normal([48, 4], new Rng(1)), labels = Tensor.RandomInt([48], 0, 3, new Rng(2));
        Sequential net = new(new Dense(8), new Relu(), new Dense(3));
        net.Initialize(new Rng(3));
        using (Autograd.Pause()) net.Call(images);
        DataLoader Batches() => new(new ArrayDataset(images, labels), 16, prefetch: 0);
        return new(net, Batches(), new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.1f), Batches());
    }

    private static ILookup<string, (long Step, float Value)> Curves(string path) =>
        EventReader.Read(path).Where(e => e.Has(5)).Select(e => (e.Only(5).Only(1), Step: e.Number(2))).ToLookup(e => e.Item1.Text(1), e => (e.Step, e.Item1.Single(2)));
}
