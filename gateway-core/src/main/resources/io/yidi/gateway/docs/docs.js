'use strict';

const contract = document.getElementById('contract');

// Nothing is asked of any other address: no validator, and the page's policy would forbid it.
SwaggerUIBundle({
  domNode: contract,
  url: contract.dataset.contract,
  validatorUrl: 'none',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
});
