using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Reports.Tests;

/// <summary>A small data set and networks for it.</summary>
internal static class Small
{
    /// <summary>48 images [1, 8, 8], bright above or below.</summary>
    internal static LabelledImages Images(IReadOnlyList<string> classes, int count = 48)
    {
        byte[] pixels = new byte[count * 64];
        long[] labels = new long[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % classes.Count;
            pixels.AsSpan(i * 64 + (int)(labels[i] % 2) * 32, 32).Fill((byte)(100 + i));
        }
        return new(Tensor.Of(pixels, [count, 1, 8, 8]), Tensor.Of(labels), classes);
    }

    internal static DataLoader Loader(LabelledImages images) => new(images, 16, transforms: [new ToFloat()]);

    internal static Sequential Network(int classes)
    {
        Sequential net = new(new Conv2d(4, 3, Activation.Relu), new MaxPool2d(2), new Flatten(), new Dense(classes));
        net.Initialize(new Rng(1));
        using (Autograd.Pause()) net.Call(Tensor.Zeros([1, 1, 8, 8]));
        return net;
    }

    internal static Learner Learner(LabelledImages images, bool valid = true)
    {
        Sequential net = Network(images.Classes.Count);
        DataLoader loader = Loader(images);
        return new(net, loader, new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.1f), valid ? loader : null);
    }

    /// <summary>A confusion matrix with given counts.</summary>
    internal static ConfusionMatrix Confusion(params long[][] rows)
    {
        ConfusionMatrix matrix = new(rows.Length);
        matrix.State = [.. rows.SelectMany(r => r.Select(c => (double)c))];
        return matrix;
    }
}
