using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Bench.Accuracy;

/// <summary>Builds a network from a line of words, the same in both programs.</summary>
internal static class Networks
{
    /// <summary>The network, initialised: Kaiming's normal distribution by the inputs of a value, biases 0.</summary>
    /// <param name="words">
    /// <c>3x3:32/2</c> is a convolution to 32 channels that keeps the size, of which the maxima of 2 by 2 are taken, then batch normalisation and a rectifier;
    /// <c>linear:128</c> is a layer of all values, with both as well. At the end comes a layer for ten classes.
    /// </param>
    /// <param name="rng">Where the values come from.</param>
    internal static Sequential Build(string words, Rng rng)
    {
        Sequential net = new();
        bool flat = false;
        foreach (string word in words.Split(' '))
        {
            string[] parts = word.Split(':', '/');
            int outputs = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (parts[0] == "linear")
            {
                if (!flat) net.Add(new Flatten());
                flat = true;
                net.Add(new Linear(outputs, bias: false), new BatchNorm1d(), new Relu());
                continue;
            }
            // The mean is taken off by the normalisation behind: a bias would do nothing.
            net.Add(new Conv2d(outputs, parts[0][0] - '0', padding: parts[0] == "3x3" ? 1 : 0, bias: false));
            if (parts.Length > 2) net.Add(new MaxPool2d(parts[2][0] - '0'));
            net.Add(new BatchNorm2d(), new Relu());
        }
        if (!flat) net.Add(new Flatten());
        net.Add(new Linear(10));
        net.Initialize(rng, Initial.KaimingNormal());
        return net;
    }
}
