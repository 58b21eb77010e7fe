namespace Whetstone.Vision;

/// <summary>Random numbers of other distributions than the even one.</summary>
internal static class Draws
{
    extension(Rng random)
    {
        /// <summary>Of mean 0 and deviation 1, by Box and Muller; 1 less a number below 1 is never 0. Takes two draws.</summary>
        public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        /// <summary>Of the gamma distribution with a shape above 0 and scale 1, by the method of Marsaglia and Tsang (2000).</summary>
        public double NextGamma(double shape)
        {
            if (shape < 1) return random.NextGamma(shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
            double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
            while (true)
            {
                double x = random.NextNormal(), v = 1 + c * x;
                double u = 1 - random.NextDouble();
                v = v * v * v;
                if (v > 0 && Math.Log(u) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
            }
        }

        /// <summary>Weights of sum 1 of the symmetric Dirichlet distribution.</summary>
        /// <param name="alpha">Above 0: small numbers favour one weight, large ones equal weights.</param>
        /// <param name="count">How many, at least 1.</param>
        public double[] NextDirichlet(double alpha, int count)
        {
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) weights[i] = random.NextGamma(alpha);
            double sum = weights.Sum();
            // All of them may be too small for a number; then one of them has all the weight, as in the limit of small alpha.
            if (sum == 0) weights[random.Next(count)] = sum = 1;
            for (int i = 0; i < count; i++) weights[i] /= sum;
            return weights;
        }
    }
}
