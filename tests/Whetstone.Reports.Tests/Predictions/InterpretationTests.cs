using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;

namespace Whetstone.Reports.Tests.Predictions;

public sealed class InterpretationTests
{
    private static readonly string[] Classes = ["above", "below", "never"];

    [Fact]
    public void Loss_and_accuracy_are_those_of_an_evaluation()
    {
        LabelledImages images = Small.Images(Classes);
        Sequential net = Small.Network(3);
        Interpretation found = Interpretation.Of(net, Small.Loader(images), Classes);
        IReadOnlyList<Metric> figures = Evaluation.Of(net, Small.Loader(images), new SoftmaxCrossEntropyLoss());
        Assert.Equal(figures[0].Value, found.Loss, 1e-5);
        Assert.Equal(figures[1].Value, found.Accuracy, 1e-12);
        Assert.Equal(Enumerable.Range(0, 48), found.Predictions.Select(p => p.Index));
        Assert.Equal(found.Predictions.Count(p => p.IsRight), Enumerable.Range(0, 3).Sum(c => found.Confusion[c, c]));
        Assert.True(net.Training);
    }

    [Fact]
    public void Probabilities_and_losses_are_those_of_the_softmax()
    {
        Interpretation found = Of([1, 2, 0.5f], [1000, 0, -1000], [float.NaN, 0, 1]);
        double sum = Math.Exp(1) + Math.Exp(2) + Math.Exp(0.5);
        Prediction first = found.Predictions[0];
        Assert.Equal((0, 0, 1, false), (first.Index, first.Truth, first.Predicted, first.IsRight));
        Assert.Equal(Math.Exp(2) / sum, first.Probability, 1e-6);
        Assert.Equal(-Math.Log(Math.Exp(1) / sum), first.Loss, 1e-6);
        Assert.Equal(new Prediction(1, 1, 0, 1, 1000), found.Predictions[1]);
        Assert.True(float.IsNaN(found.Predictions[2].Loss));
    }

    [Fact]
    public void The_worst_come_first_and_what_is_no_number_before_them() =>
        Assert.Equal([2, 1], Of([1, 2, 0.5f], [1000, 0, -1000], [float.NaN, 0, 1]).TopLosses(2).Select(p => p.Index));

    [Fact]
    public void A_sample_is_the_same_for_the_same_seed_and_has_no_repetition()
    {
        Interpretation found = Interpretation.Of(Small.Network(3), Small.Loader(Small.Images(Classes)), Classes);
        foreach (bool right in new[] { true, false })
        {
            IReadOnlyList<Prediction> a = found.Sample(8, right, 5);
            Assert.Equal(a, found.Sample(8, right, 5));
            Assert.Equal(a.Count, a.Distinct().Count());
            Assert.All(a, p => Assert.Equal(right, p.IsRight));
        }
        Assert.Equal(48, found.Sample(100, true, 1).Count + found.Sample(100, false, 1).Count);
    }

    [Fact]
    public void Outputs_for_other_classes_are_refused()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => Interpretation.Of(Small.Network(2), Small.Loader(Small.Images(Classes)), Classes));
        Assert.Contains("[N, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_undo_a_normalization_and_stretch_what_is_beyond_black_and_white()
    {
        Tensor pixels = Tensor.Of(new float[] { -1, 0, 1, 3 }, [1, 2, 2]);
        Assert.Equal([0, 64, 128, 255], SamplePicture.Of(pixels, new Normalize(0.25, 0.25))!.Pixels.ToArray().Select(b => (int)b));
        Assert.Equal([0, 64, 128, 255], SamplePicture.Of(pixels)!.Pixels.ToArray().Select(b => (int)b));
        Assert.Equal([0, 255], SamplePicture.Of(Tensor.Of(new float[] { 0, 1 }, [1, 2]))!.Pixels.ToArray().Select(b => (int)b));
        Assert.Equal([9], SamplePicture.Of(Tensor.Of(new byte[] { 9, 8 }, [2, 1, 1]))!.Pixels.ToArray().Select(b => (int)b));
        Assert.Null(SamplePicture.Of(Tensor.Ones([5])));
        Assert.NotNull(SamplePicture.Of(Tensor.Of(new[] { float.NaN, float.PositiveInfinity }, [1, 1, 2])));
    }

    [Fact]
    public void Tiles_say_what_it_is_and_what_it_was_taken_for()
    {
        Interpretation found = Interpretation.Of(Small.Network(3), Small.Loader(Small.Images(Classes)), Classes);
        Prediction wrong = found.Sample(1, right: false, 0)[0];
        ImageTile tile = Assert.Single(SamplePicture.Tiles(found, [wrong]));
        Assert.Equal($"{Classes[wrong.Predicted]}?", tile.Lines[0]);
        Assert.Equal($"is {Classes[wrong.Truth]}", tile.Lines[1]);
        Assert.Equal(8, tile.Image.Height);
    }

    private static Interpretation Of(params float[][] rows)
    {
        Tensor logits = Tensor.Of(rows.SelectMany(r => r).ToArray(), [rows.Length, rows[0].Length]);
        ArrayDataset set = new(logits, Tensor.Of(Enumerable.Range(0, rows.Length).Select(i => (long)i).ToArray()));
        return Interpretation.Of(new Sequential(), new DataLoader(set, 2), Classes);
    }
}
